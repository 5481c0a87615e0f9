work.rows = () => {
  const items = groups().map((group) => `${sheet.kind}${group.dataset.count}`);
  return [{ ...person(), ...Object.fromEntries(items.map((name) => [name, value(name)])) }];
};
