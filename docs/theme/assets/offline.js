// Lets the guide be read again without a network. The service worker keeps what passes through it; it is told what came before it did.
// In a block: the scripts of a page share their names.
{
  const { worker: address } = document.currentScript.dataset;
  const workers = navigator.serviceWorker;

  const sayWhatCame = async () => {
    const { active } = await workers.ready;
    const loaded = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
    active.postMessage({ keep: loaded.filter(({ workerStart }) => !workerStart).map(({ name }) => name) });
  };

  // After the page itself: nothing of it waits for this.
  if (workers) {
    addEventListener("load", () => {
      sayWhatCame();
      workers.register(new URL(address, location.href)).catch(() => {}); // a host without encryption, or a reader who wants none
    });
  }
}
