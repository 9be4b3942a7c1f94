// Lets the guide be read again without a network. The service worker keeps what passes through it; it is told what came before it did.
// In a block: the scripts of a page share their names.
{
  const { worker: address } = document.currentScript.dataset;
  const workers = navigator.serviceWorker;

  const sayWhatCame = async () => {
    const { active } = await workers.ready;
    // Also what was asked for before the worker saw this page, and arrives after.
    const seen = new PerformanceObserver((list) => {
      const missed = list.getEntries().filter(({ workerStart }) => !workerStart);
      if (missed.length) active.postMessage({ keep: missed.map(({ name }) => name) });
    });
    for (const type of ["navigation", "resource"]) seen.observe({ type, buffered: true });
  };

  // After the page itself: nothing of it waits for this.
  if (workers) {
    addEventListener("load", () => {
      sayWhatCame();
      workers.register(new URL(address, location.href)).catch(() => {}); // a host without encryption, or a reader who wants none
    });
  }
}
