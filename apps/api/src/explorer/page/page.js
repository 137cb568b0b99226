/* global React, ReactDOM, GraphiQL */
(() => {
  const httpUrl = new URL('graphql', window.location.href);
  const wsUrl = new URL(httpUrl);
  wsUrl.protocol = httpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  const who = document.getElementById('who');
  let token = sessionStorage.getItem('shaodao.token');
  if (token) who.textContent = '已登录';

  const authorization = () => (token ? { authorization: `Bearer ${token}` } : {});

  const first = `# 先在上方登录（演示账号见启动时打印的一行），再运行。
# Sign in above first, with an account from the line that start-up prints.
query WhoAmI {
  me { username displayName role organisation }
}
`;

  // A new fetcher on each sign-in: the WebSocket sends its token when it connects.
  const fetcher = () =>
    GraphiQL.createFetcher({
      url: httpUrl.href,
      subscriptionUrl: wsUrl.href,
      headers: authorization(),
      wsConnectionParams: authorization(),
    });

  const root = ReactDOM.createRoot(document.getElementById('explorer'));
  const render = () =>
    root.render(
      React.createElement(GraphiQL, {
        fetcher: fetcher(),
        defaultQuery: first,
        isHeadersEditorEnabled: false,
      }),
    );

  const query = `mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) {
      ... on SignedIn { token }
      ... on SignInRefused { message }
    }
  }`;

  document.getElementById('sign-in').addEventListener('submit', async (event) => {
    event.preventDefault();
    const variables = Object.fromEntries(new FormData(event.target));
    const answer = await fetch(httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    }).then((response) => response.json());
    const result = answer.data?.signIn ?? { message: answer.errors?.[0]?.message };
    token = result.token ?? null;
    if (token) sessionStorage.setItem('shaodao.token', token);
    else sessionStorage.removeItem('shaodao.token');
    who.textContent = token ? `已登录：${variables.username}` : result.message;
    render();
  });
  render();
})();
