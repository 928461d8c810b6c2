// Follows a job by asking for its state every two seconds while the page is in view.

const EVERY = 2000;

export function followProgress(root) {
  for (const section of root.querySelectorAll('[data-module="csc-progress"]')) {
    if (["waiting", "running"].includes(section.dataset.state)) {
      section.querySelector(".csc-progress__again")?.remove();
      follow(section);
    }
  }
}

async function follow(section) {
  await new Promise((later) => setTimeout(later, EVERY));
  if (document.hidden) {
    return follow(section);
  }
  let job;
  try {
    const answer = await fetch(section.dataset.poll, { headers: { Accept: "application/json", "X-Background": "1" } });
    // Anything else than an answer in JSON is the sign-in page or an error: asking on would not help.
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) {
      return undefined;
    }
    job = await answer.json();
  } catch {
    return follow(section);
  }
  show(section, job);
  return ["waiting", "running"].includes(job.state) ? follow(section) : undefined;
}

function show(section, job) {
  const bar = section.querySelector("progress");
  const words = section.querySelector(".csc-progress__words");
  const number = new Intl.NumberFormat("en-GB");
  const said = {
    waiting: "Waiting to start.",
    running: job.total
      ? `${number.format(job.done)} of ${number.format(job.total)} (${Math.floor((job.done * 100) / job.total)}%)`
      : `${number.format(job.done)} so far`,
    done: "Finished.",
    failed: "This did not work.",
  }[job.state];
  words.textContent = job.message ? `${said} ${job.message}` : said;
  if (bar && job.total) {
    bar.max = job.total;
    bar.value = job.done;
  }
  if (["done", "failed"].includes(job.state)) {
    bar?.remove();
    if (job.href) {
      const link = document.createElement("a");
      link.className = "govuk-link";
      link.href = job.href;
      link.textContent = job.label ?? "See the result";
      section.querySelector(".csc-progress__next").replaceChildren(link);
    }
  }
}
