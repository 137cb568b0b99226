/* global React, ReactDOM, GraphiQL */
(() => {
  const httpUrl = new URL('graphql', window.location.href);
  const wsUrl = new URL(httpUrl);
  wsUrl.protocol = httpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  const who = document.getElementById('who');
  const hint = document.getElementById('hint');
  const out = document.getElementById('sign-out');
  /** Only in memory: what lasts is a cookie that no page can read. */
  let token = null;
  let renewal;

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

  let send;
  /** Again with each token: the WebSocket sends its token when it connects. */
  const connect = () => {
    send = GraphiQL.createFetcher({
      url: httpUrl.href,
      subscriptionUrl: wsUrl.href,
      headers: authorization(),
      wsConnectionParams: authorization(),
      enableIncrementalDelivery: false,
    });
  };
  connect();

  // Another fetcher on each sign-in, so that the page asks for the schema again.
  const fetcher =
    () =>
    async (...request) => {
      const answer = await send(...request);
      answered.whistleId = answer?.data?.raiseWhistle?.whistleId ?? answered.whistleId;
      return answer;
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

  /** The session as it is from now on, and what is shown of it. */
  function hold(held, shown) {
    token = held?.token ?? null;
    connect();
    who.textContent = shown;
    out.hidden = !token;
    clearTimeout(renewal);
    if (!token) return;
    const leftMs = Date.parse(held.expiresAt) - Date.now();
    renewal = setTimeout(() => void renew(), Math.max(leftMs - 60_000, 5_000));
  }

  /** The next token, by the cookie; nothing changes while the service is out of reach. */
  async function renew() {
    const headers = { 'x-shaodao-session': 'renew' };
    const response = await fetch('session/renew', { method: 'POST', headers }).catch(() => null);
    if (response?.ok) {
      const held = await response.json();
      return hold(held, `已登录：${held.username}`);
    }
    if (response?.status === 401) hold(null, '未登录');
    else renewal = setTimeout(() => void renew(), 30_000);
  }

  const query = `mutation SignIn($username: String!, $password: String!, $code: String) {
    signIn(username: $username, password: $password, code: $code, keepSignedIn: true) {
      ... on SignedIn { token expiresAt }
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
    hold(result.token ? result : null, result.token ? `已登录：${username}` : result.message);
  }

  out.addEventListener('click', async () => {
    const answer = await fetch(httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization() },
      body: JSON.stringify({ query: 'mutation { signOut { count continueAt } }' }),
    }).then((response) => response.json());
    hold(null, '未登录');
    render();
    // Of whoever signed in at an identity provider: out there too.
    const next = answer.data?.signOut?.continueAt;
    if (next) window.location.assign(next);
  });

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
  void renew();
  render();
})();
