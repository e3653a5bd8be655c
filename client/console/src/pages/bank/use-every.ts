import { useEffect } from 'react';

/** Does something again and again while the page is shown and seen. @param every milliseconds */
export function useEvery(work: () => unknown, every: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) work();
    }, every);
    return () => clearInterval(timer);
  }, [work, every]);
}
