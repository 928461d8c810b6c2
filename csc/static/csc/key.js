// Connects a form with the ceremony of a security key, whose scripts (allauth's) the page has loaded.

export function useKeys(root) {
  for (const form of root.querySelectorAll('[data-module="csc-key"]')) {
    const ids = { data: "js_data", credential: form.dataset.field };
    const name = form.dataset.begin === "addForm" ? "add" : "authenticate";
    window.allauth.webauthn.forms[form.dataset.begin]({ ids: { ...ids, [name]: form.dataset.button } });
  }
}
