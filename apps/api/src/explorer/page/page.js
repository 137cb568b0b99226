/* global React, ReactDOM, GraphiQL */
(() => {
  const httpUrl = new URL('graphql', window.location.href);
  const wsUrl = new URL(httpUrl);
  wsUrl.protocol = httpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  const who = document.getElementById('who');
  const hint = document.getElementById('hint');
  let token = sessionStorage.getItem('shaodao.token');
  if (token) who.textContent = '已登录';

  /** What steps need of the answers before them. */
  const answered = { whistleId: '先运行“街道吹哨”' };
  let demo;

  const authorization = () => (token ? { authorization: `Bearer ${token}` } : {});

  const first = `# 先在上方登录，或点一个步骤，再按播放键运行。
# Sign in above, or choose a step, then press play.
query WhoAmI {
  me { username displayName role organisation }
}
`;

  // A new fetcher on each sign-in: the WebSocket sends its token when it connects.
  const fetcher = () => {
    const send = GraphiQL.createFetcher({
      url: httpUrl.href,
      subscriptionUrl: wsUrl.href,
      headers: authorization(),
      wsConnectionParams: authorization(),
      enableIncrementalDelivery: false,
    });
    return async (...request) => {
      const answer = await send(...request);
      answered.whistleId = answer?.data?.raiseWhistle?.whistleId ?? answered.whistleId;
      return answer;
    };
  };

  const root = ReactDOM.createRoot(document.getElementById('explorer'));
  const render = (step) =>
    root.render(
      React.createElement(GraphiQL, {
        fetcher: fetcher(),
        defaultQuery: first,
        isHeadersEditorEnabled: false,
        ...(step && {
          query: step.query,
          variables: JSON.stringify(step.variables(answered), null, 2),
        }),
      }),
    );

  const query = `mutation SignIn($username: String!, $password: String!, $code: String) {
    signIn(username: $username, password: $password, code: $code) {
      ... on SignedIn { token }
      ... on SignInRefused { message }
    }
  }`;

  async function signIn(username, password, code) {
    const answer = await fetch(httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { username, password, code: code || null } }),
    }).then((response) => response.json());
    const result = answer.data?.signIn ?? { message: answer.errors?.[0]?.message };
    token = result.token ?? null;
    if (token) sessionStorage.setItem('shaodao.token', token);
    else sessionStorage.removeItem('shaodao.token');
    who.textContent = token ? `已登录：${username}` : result.message;
  }

  const form = document.getElementById('sign-in');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { username, password, code } = Object.fromEntries(new FormData(form));
    await signIn(username, password, code);
    form.elements.code.value = '';
    render();
  });

  /** In the demo a step is taken by whose part it is; elsewhere by whoever is signed in. */
  async function choose(step, button) {
    for (const other of button.parentElement.children) other.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'step');
    if (demo) await signIn(step.by, demo.password);
    hint.textContent = demo
      ? `已换成 ${step.by} 登录，按播放键运行这一步。`
      : '按播放键运行这一步；须由相应单位的账号登录。';
    render(step);
  }

  const steps = document.getElementById('steps');
  window.shaodaoSteps.forEach((step, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${index + 1} ${step.title}`;
    button.addEventListener('click', () => void choose(step, button));
    steps.append(button);
  });

  /** Accounts of the demo district, where there is one: a click signs in. */
  function offer({ accounts, password }) {
    const list = document.getElementById('accounts');
    list.append(new Option('演示账号…', ''));
    for (const { username, displayName } of accounts)
      list.append(new Option(`${displayName}（${username}）`, username));
    list.hidden = false;
    list.addEventListener('change', async () => {
      if (!list.value) return;
      form.elements.username.value = list.value;
      form.elements.password.value = password;
      await signIn(list.value, password);
      render();
    });
  }

  fetch('explorer/demo.json')
    .then((response) => (response.ok ? response.json() : undefined))
    .then((told) => {
      demo = told?.accounts?.length ? told : undefined;
      if (demo) offer(demo);
    })
    .catch(() => undefined);
  render();
})();
