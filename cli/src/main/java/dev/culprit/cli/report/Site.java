package dev.culprit.cli.report;

import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Remedy;
import dev.culprit.knowledge.Signature;
import dev.culprit.knowledge.TestPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The knowledge base as a folder of pages with links both ways, and a search that needs no server:
 * its index is a script, since a page that was opened from a file may load nothing else.
 */
public final class Site {

  private final Knowledge knowledge;
  private final NavigableMap<String, String> titles = new TreeMap<>();
  private final NavigableMap<String, String> pages = new TreeMap<>();

  /** The site of one knowledge base. */
  public Site(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * Writes it.
   *
   * @return how many pages there are
   * @throws IOException when it cannot be written
   */
  public int write(Path folder) throws IOException {
    knowledge.causes().values().forEach(p -> titles.put("cause/" + p.id(), p.title()));
    knowledge.findings().values().forEach(p -> titles.put("finding/" + p.id(), p.title()));
    knowledge.tests().values().forEach(p -> titles.put("test/" + p.id(), p.title()));
    knowledge.signatures().forEach(s -> titles.put("signature/" + s.id(), "states " + s.finding()));
    knowledge.causes().values().forEach(this::cause);
    knowledge.findings().values().forEach(this::finding);
    knowledge.tests().values().forEach(this::test);
    knowledge.signatures().forEach(this::signature);
    pages.put("index.html", index());
    for (String kind : List.of("cause", "finding", "test", "signature")) {
      Files.createDirectories(folder.resolve(kind));
    }
    for (var page : pages.entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
    Files.writeString(folder.resolve("style.css"), resource("report.css"));
    Files.writeString(folder.resolve("search.js"), SearchIndex.of(titles) + resource("search.js"));
    return pages.size();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Markup begin(String title, String up) {
    Markup page = new Markup().begin().open("html", "lang", "en").open("head").line();
    page.single("meta", "charset", "utf-8").line();
    page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line();
    page.leaf("title", title).single("link", "rel", "stylesheet", "href", up + "style.css");
    page.close().line().open("body").line().open("header");
    page.open("nav", "aria-label", "Site")
        .leaf("a", "All pages and search", "href", up + "index.html");
    page.close().leaf("h1", title).close().line().open("main").line();
    return page;
  }

  private void end(Markup page, String place) {
    pages.put(place + ".html", page.close().close().end());
  }

  private String index() {
    Markup page = begin("What Culprit knows", "");
    page.open("p").leaf("label", "Search ", "for", "words");
    page.single("input", "id", "words", "type", "search", "autocomplete", "off").close();
    page.leaf("p", "", "id", "count", "role", "status").open("ul", "id", "found");
    titles.keySet().forEach(place -> item(page, place, ""));
    page.close().close().open("script", "src", "search.js").lines(" ").close();
    return page.close().end();
  }

  private void item(Markup page, String place, String up) {
    String title = titles.get(place);
    page.open("li");
    if (title == null) {
      page.text(place.substring(place.indexOf('/') + 1));
    } else {
      page.leaf("a", place.substring(place.indexOf('/') + 1), "href", up + place + ".html");
      page.text(" (" + place.substring(0, place.indexOf('/')) + "): " + title);
    }
    page.close().line();
  }

  private void links(Markup page, String title, String kind, Collection<String> ids) {
    if (!ids.isEmpty()) {
      page.leaf("h2", title).open("ul");
      ids.forEach(id -> item(page, kind + "/" + id, "../"));
      page.close();
    }
  }

  private void cause(CausePage cause) {
    Markup page = begin(cause.title(), "../");
    page.open("p")
        .leaf("code", cause.id())
        .text(", a cause of " + cause.topic() + "; owner: " + cause.owner())
        .close();
    page.leaf("p", cause.meaning());
    links(page, "Expected findings", "finding", cause.expects().keySet());
    links(page, "Speaks against it", "finding", cause.against().keySet());
    links(page, "Leads to", "cause", cause.leadsTo());
    links(page, "Follows from", "cause", causes(c -> c.leadsTo().contains(cause.id())));
    links(page, "Not to be taken for", "cause", cause.distinguish().keySet());
    links(
        page,
        "Tests that tell",
        "test",
        tests(t -> t.causes().contains(cause.id()) || t.pins().contains(cause.id())));
    remedies(page, "Contain", cause.contain());
    remedies(page, "Fix", cause.fix());
    remedies(page, "Verify", cause.verify());
    remedies(page, "Prevent", cause.prevent());
    list(page, "References", cause.references(), page::text);
    end(page, "cause/" + cause.id());
  }

  private List<String> causes(Predicate<CausePage> which) {
    return knowledge.causes().values().stream().filter(which).map(CausePage::id).sorted().toList();
  }

  private List<String> tests(Predicate<TestPage> which) {
    return knowledge.tests().values().stream().filter(which).map(TestPage::id).sorted().toList();
  }

  private static void remedies(Markup page, String title, List<Remedy> steps) {
    list(
        page,
        title,
        steps,
        step -> {
          page.text(step.what() + ".");
          if (!step.command().isEmpty()) {
            page.leaf("pre", step.command());
          }
        });
  }

  /** A heading and its list, unless that is empty. */
  private static <T> void list(
      Markup page, String title, Collection<T> items, Consumer<T> content) {
    if (items.isEmpty()) {
      return;
    }
    page.leaf("h2", title).open("ul");
    for (T item : items) {
      page.open("li");
      content.accept(item);
      page.close();
    }
    page.close();
  }

  private void finding(FindingPage finding) {
    Markup page = begin(finding.title(), "../");
    page.open("p")
        .leaf("code", finding.id())
        .text(", a finding")
        .close()
        .leaf("p", finding.meaning());
    links(page, "Expected by", "cause", causes(c -> c.expects().containsKey(finding.id())));
    links(page, "Speaks against", "cause", causes(c -> c.against().containsKey(finding.id())));
    links(
        page, "Tests that look for it", "test", tests(t -> t.outcomes().containsKey(finding.id())));
    List<String> stated =
        knowledge.signatures().stream()
            .filter(s -> s.finding().equals(finding.id()))
            .map(Signature::id)
            .sorted()
            .toList();
    links(page, "Stated by log lines", "signature", stated);
    end(page, "finding/" + finding.id());
  }

  private void test(TestPage test) {
    Markup page = begin(test.title(), "../");
    page.open("p").leaf("code", test.id()).text(", a test; " + test.risk().label()).close();
    page.leaf("pre", test.command().isEmpty() ? test.question() : test.command());
    links(page, "Outcomes", "finding", test.outcomes().keySet());
    links(
        page,
        "Tells about",
        "cause",
        causes(c -> test.causes().contains(c.id()) || test.pins().contains(c.id())));
    end(page, "test/" + test.id());
  }

  private void signature(Signature signature) {
    Markup page = begin(signature.id(), "../");
    page.leaf("p", "A signature of log lines.").leaf("pre", signature.pattern().text());
    links(page, "States", "finding", List.of(signature.finding()));
    list(page, "Samples", signature.samples(), sample -> page.text(sample.text()));
    end(page, "signature/" + signature.id());
  }
}
