package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site's links lead somewhere, both ways, and its search works from a file. */
class SiteTest {

  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @TempDir private Path folder;

  private Path site() {
    Path site = folder.resolve("site");
    assertEquals(0, Invocation.of("kb", "doc", "--site", site.toString()).code());
    return site;
  }

  @Test
  void everyLinkLeadsToAPageAndEveryCauseIsLinkedFromItsFindings() throws Exception {
    Path site = site();
    List<String> dead = new ArrayList<>();
    try (Stream<Path> all = Files.walk(site)) {
      for (Path page : all.filter(p -> p.toString().endsWith(".html")).toList()) {
        LINK.matcher(Files.readString(page))
            .results()
            .map(m -> m.group(1))
            .filter(link -> !Files.exists(page.resolveSibling(link)))
            .forEach(link -> dead.add(page + " -> " + link));
      }
    }
    assertEquals(List.of(), dead);
    String cause = Files.readString(site.resolve("cause/disk-full.html"));
    var finding = Pattern.compile("\\.\\./(finding/[\\w-]+\\.html)").matcher(cause);
    assertTrue(finding.find(), cause);
    assertTrue(
        Files.readString(site.resolve(finding.group(1))).contains("../cause/disk-full.html"));
  }

  @Test
  void theSearchFindsWithoutAServer() throws Exception {
    String url = site().resolve("index.html").toUri() + "#disk%20full";
    String dom = new Chromium(folder).dom(url, "--no-first-run");
    assertTrue(dom.contains("cause/disk-full.html"), dom);
    assertTrue(Pattern.compile("id=\"count\"[^>]*>\\d+ of \\d{3,} pages").matcher(dom).find(), dom);
    assertTrue(!dom.contains("cause/segfault.html"), "what does not fit is hidden");
  }
}
