// Whether the page still shows that it is working: a visible busy region or progress bar without a value.
() => [...document.querySelectorAll('[aria-busy="true"], [role="progressbar"]:not([aria-valuenow])')]
  .some((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
