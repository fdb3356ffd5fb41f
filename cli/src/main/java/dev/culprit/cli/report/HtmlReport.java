package dev.culprit.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A report as one HTML file that needs no other; whatever was read is escaped. */
public final class HtmlReport {

  private final Markup page = new Markup();
  private final Report report;

  private HtmlReport(Report report) {
    this.report = report;
  }

  /**
   * The page.
   *
   * @throws IOException when the program's own style sheet cannot be read
   */
  public static String of(Report report) throws IOException {
    HtmlReport writer = new HtmlReport(report);
    writer.head();
    writer.body();
    return writer.page.end();
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void head() throws IOException {
    page.begin().open("html", "lang", "en").line().open("head").line();
    page.single("meta", "charset", "utf-8").line();
    page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line();
    page.leaf("title", "Incident on " + report.host()).line();
    page.open("style").lines(style()).close().line().close().line();
  }

  private void body() {
    page.open("body").leaf("a", "Skip to the report", "class", "skip", "href", "#report").line();
    page.open("header").leaf("h1", "Incident on " + report.host()).line();
    page.open("p", "class", "verdict").leaf("strong", report.verdict()).close();
    page.open("dl");
    pair("Host read at", report.when());
    pair("It began at", report.onset());
    page.close().close().line();
    page.open("main", "id", "report").line();
    section(
        "Summary", () -> page.leaf("p", String.join(" ", report.summary()), "class", "summary"));
    section("Causes", this::causes);
    section("Time line", () -> events(report.timeline(), "Changes and symptoms, oldest first"));
    section("What grew", this::grown);
    section("Actions", () -> events(report.actions(), "What was done, and what came of it"));
    section("Remedies", this::remedies);
    section("Commands and readings", this::looks);
    section("Open questions", this::questions);
    page.close().line();
    page.open("footer").leaf("p", "Made by " + report.made()).close().line().close();
  }

  private void pair(String name, String value) {
    if (!value.isEmpty()) {
      page.open("div").leaf("dt", name).leaf("dd", value).close();
    }
  }

  private void section(String title, Runnable content) {
    String id = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    page.open("section", "aria-labelledby", id).leaf("h2", title, "id", id).line();
    content.run();
    page.close().line();
  }

  private void none() {
    page.leaf("p", "None known.", "class", "none");
  }

  private void causes() {
    if (report.causes().isEmpty()) {
      none();
      return;
    }
    page.open("ol", "class", "causes");
    report.causes().forEach(this::cause);
    page.close();
  }

  private void cause(Report.Cause cause) {
    page.open("li").leaf("h3", cause.percent() + " % " + cause.title());
    page.open("p").leaf("code", cause.id()).text(": ").leaf("strong", cause.subject());
    page.text(". Owner: " + cause.owner() + ".").close();
    if (cause.chain().size() > 1) {
      page.leaf("p", "Chain: " + String.join(" ← ", cause.chain()));
    }
    page.open("ul");
    for (Report.Proof proof : cause.proof()) {
      page.open("li").leaf("strong", proof.sign() + ": ").text(proof.because());
      if (!proof.place().isEmpty()) {
        page.open("details").open("summary").leaf("code", proof.place()).close();
        page.leaf("pre", proof.text().isEmpty() ? "(the whole of it)" : proof.text()).close();
      }
      page.close();
    }
    page.close().close().line();
  }

  private void events(List<Report.Event> events, String caption) {
    if (events.isEmpty()) {
      none();
      return;
    }
    table(caption, "Time", "Kind", "What", "Source");
    for (Report.Event e : events) {
      page.open("tr").leaf("td", e.at()).leaf("td", e.kind(), "class", "kind");
      page.leaf("td", e.what()).leaf("td", e.source()).close().line();
    }
    page.close().close().close();
  }

  private void grown() {
    if (report.grown().isEmpty()) {
      none();
      return;
    }
    page.open("div", "class", "plots");
    for (int i = 0; i < report.grown().size(); i++) {
      Plot.draw(report.grown().get(i), i + 1, page);
    }
    page.close();
  }

  private void remedies() {
    if (report.remedies().isEmpty()) {
      none();
      return;
    }
    page.open("ul", "class", "steps");
    for (Report.Step step : report.remedies()) {
      page.open("li")
          .leaf("span", step.state(), "class", "state " + step.state().replace(' ', '-'));
      page.text(" ").leaf("strong", step.phase() + ": ").text(step.what() + ".");
      if (!step.command().isEmpty()) {
        page.leaf("pre", step.command());
      }
      if (!step.risk().isEmpty()) {
        page.leaf("p", "Risk: " + step.risk());
      }
      if (!step.undo().isEmpty()) {
        page.leaf("p", "Undo: " + step.undo());
      }
      page.close().line();
    }
    page.close();
  }

  private void looks() {
    if (report.looks().isEmpty()) {
      none();
      return;
    }
    boolean timed = report.looks().stream().anyMatch(l -> !l.at().isEmpty());
    table(
        timed ? "Commands that were run" : "Readings that the proof rests on",
        timed ? new String[] {"Time", "What", "Note"} : new String[] {"What", "Note"});
    for (Report.Look look : report.looks()) {
      page.open("tr");
      if (timed) {
        page.leaf("td", look.at());
      }
      page.open("td").leaf("code", look.what()).close().leaf("td", look.note()).close();
    }
    page.close().close().close();
  }

  private void questions() {
    if (report.questions().isEmpty()) {
      none();
      return;
    }
    page.open("ul");
    report.questions().forEach(question -> page.leaf("li", question));
    page.close();
  }

  /** Opens a table with its head, in a frame that scrolls where the page is narrow. */
  private void table(String caption, String... heads) {
    page.open("div", "class", "table", "role", "region", "aria-label", caption, "tabindex", "0");
    page.open("table").leaf("caption", caption).open("thead").open("tr");
    for (String head : heads) {
      page.leaf("th", head, "scope", "col");
    }
    page.close().close().open("tbody").line();
  }
}
