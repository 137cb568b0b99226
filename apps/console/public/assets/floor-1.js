/* Runs in any browser: says what is missing where the page itself could not even be read. */
(function () {
  if (
    window.Promise &&
    Element.prototype.replaceChildren &&
    'noModule' in document.createElement('script')
  )
    return;
  document.getElementById('root').innerHTML =
    '<h1>请升级浏览器</h1><p>哨到须用 Chromium 86、Firefox 91、Safari 14.1 或更新的浏览器。请改用新版浏览器，或联系本单位的信息人员。</p>';
})();
