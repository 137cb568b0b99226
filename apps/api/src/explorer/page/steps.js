/**
 * One whistle from blow to score, a step an operation: what newcomers run one after the other. `by` is
 * whose part it is; `variables` gets what earlier steps were answered.
 */
window.shaodaoSteps = (() => {
  const told = '{ ... on WhistleAccepted { events revision } ... on Rejection { code message } }';
  const mutation = (name) =>
    `mutation ${name[0].toUpperCase()}${name.slice(1)}($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) ${told}
}
`;
  const photo = { reference: 'photo/1.jpg', mediaType: 'image/jpeg' };
  const ofSummons = (name, by, title, more = {}) => ({
    title,
    by,
    query: mutation(name),
    variables: ({ whistleId }) => ({ input: { whistleId, summons: 1, ...more } }),
  });
  const street = 'street-xinhe';
  const department = 'dept-chengguan';
  /** The local month, as scorecards are kept in Asia/Shanghai. */
  const month = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

  return [
    {
      title: '街道吹哨',
      by: street,
      query: `mutation RaiseWhistle($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) {
    ... on WhistleAccepted {
      whistleId
      summonses { summons department clocks { name dueAt } }
    }
    ... on Rejection { code message }
  }
}
`,
      variables: () => ({
        input: {
          kind: 'emergency',
          level: 'STREET',
          title: '建设街消防通道被占',
          description: '货车堵住消防通道，劝离无效，需城管到场。',
          place: {
            address: '建设街 18 号',
            regionCode: '990106001001',
            longitude: 116.31,
            latitude: 39.92,
          },
          category: '15',
          channel: 'GRID_PATROL',
          street,
          lead: department,
        },
      }),
    },
    ofSummons('acknowledgeSummons', department, '部门签收', { person: '王队' }),
    ofSummons('arriveOnSite', department, '报到', { person: '王队', evidence: [photo] }),
    ofSummons('confirmArrival', street, '街道确认到场'),
    ofSummons('reportResolution', department, '反馈', {
      summary: '货车已拖离，通道恢复',
      evidence: [],
    }),
    ofSummons('confirmResolution', street, '街道核实办结'),
    ofSummons('rateDepartment', street, '评哨', {
      satisfaction: 5,
      responseSpeed: 5,
      cooperation: 5,
      implementation: 4,
    }),
    {
      title: '结哨',
      by: street,
      query: mutation('closeWhistle'),
      variables: ({ whistleId }) => ({ input: { whistleId, summary: '已办结' } }),
    },
    {
      title: '看经过',
      by: street,
      query: `query Whistle($id: ID!) {
  whistle(id: $id) {
    title
    status
    timeline { at text }
  }
}
`,
      variables: ({ whistleId }) => ({ id: whistleId }),
    },
    {
      title: '看得分',
      by: 'assessor',
      query: `query Scorecards($month: String!) {
  scorecards(month: $month, department: "${department}") {
    cards {
      department
      total
      rank
      indicators { name numerator denominator weight points }
    }
  }
}
`,
      variables: () => ({ month: month() }),
    },
  ];
})();
