import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useApi } from "../../stores/context.tsx";
import { createSearchStore, type Question, type SearchState, type SearchStore } from "./search-store.ts";

/** A busy minute changes many sales; the list is read again once for all of them. */
const GATHER_MS = 250;

/** The sales that fit, kept up with what happens for as long as `follows` says so. */
export function useSearch(question: Question, follows: () => boolean): SearchState & Pick<SearchStore, "need"> {
  const api = useApi();
  const [search] = useState(() => createSearchStore(api));
  const { text, kind, provider, days } = question;
  const daysKey = JSON.stringify(days);
  // The question is made anew at each drawing; asked anew is it when something of it differs.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => search.ask({ text, kind, provider, days }), [search, text, kind, provider, daysKey]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = api.subscribe((event) => {
      if (event.type !== "sale-changed" || timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        if (follows()) search.refresh();
      }, GATHER_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [api, search, follows]);
  return { ...useStore(search), need: search.need };
}
