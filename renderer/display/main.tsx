import "../app/zod-without-eval.ts";
import "../styles/tokens.css";
import "../styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CustomerDisplay } from "./customer-display.tsx";
import { subscribeViews } from "./feed.ts";

const place = document.querySelector("#root");
if (!place) throw new Error("the page has no #root");
// The customer's side is dark in every shop: it shines into faces, and the code on it is the brightest thing there.
document.documentElement.dataset["theme"] = "dark";
createRoot(place).render(
  <StrictMode>
    <CustomerDisplay subscribe={subscribeViews} />
  </StrictMode>,
);
