// A pane that does nothing by itself: tests call Office.js in it.
Office.onReady(({ host }) => {
  window.itemChanges = 0;
  const ready = () => {
    document.getElementById('state').textContent = `ready in ${host}`;
  };
  Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
    window.itemChanges += 1;
  });
  Office.context.mailbox.item.getInitializationContextAsync((result) => {
    document.getElementById('context').textContent = result.value ?? '';
    ready();
  });
});
