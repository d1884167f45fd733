// What there is of a page without JavaScript.
involveChecks.noscript = {
  // Parts whose words are not on the page: controls that only scripts use, and what people open themselves.
  ASIDE: "[hidden], script, style, template, audio, video, option, details:not([open]) > :not(summary)",

  // Words of the page that are not there to be read or heard.
  hidden() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const there = parentElement.checkVisibility({ visibilityProperty: true }) || parentElement.closest(this.ASIDE);
      if (!there) words.push(...data.trim().split(/\s+/).filter(Boolean));
    }
    return words;
  },

  links() {
    return [...document.querySelectorAll("a[href]")].map(link => link.href.split("?")[0]);
  },
};
