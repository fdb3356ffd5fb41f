package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The reports of five cases, kept; {@code -Dreports.rewrite=true} writes them anew. */
class ReportTest {

  private static final Path CASES =
      Path.of("../knowledge-base/src/main/resources/dev/culprit/knowledge/cases");
  private static final Path KEPT = Path.of("src/test/resources/reports");

  @RegisterExtension final AnotherHome home = new AnotherHome();

  @TempDir private Path folder;

  private static String report(String readings, String format) {
    Invocation run = Invocation.of("diagnose", "--no-packs", "--format", format, readings);
    assertEquals("", run.err());
    return run.out().replaceAll("Culprit (?:[\\w.-]*\\w|\\$\\\\?\\{[^}]*})", "Culprit VERSION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory/quote-service-leaks",
        "memory/kernel-objects-grow",
        "processes/threads-grow-without-end",
        "descriptors/php-extension-leaks-sockets",
        "healthy/nice-batch-takes-the-idle-time"
      })
  void theReportIsAsItWas(String name) throws IOException {
    for (String format : List.of("markdown", "html")) {
      String now = report(CASES.resolve(name).resolve("readings").toString(), format);
      Path kept = KEPT.resolve(name.replace('/', '-') + (format.equals("html") ? ".html" : ".md"));
      if (Boolean.getBoolean("reports.rewrite")) {
        Files.createDirectories(KEPT);
        Files.writeString(kept, now);
      }
      assertEquals(Files.readString(kept), now);
    }
  }

  @Test
  void whatGrewIsPlottedAndToldInWords() throws Exception {
    Document page =
        page(report(CASES.resolve("memory/quote-service-leaks/readings").toString(), "html"));
    NodeList plots = page.getElementsByTagName("svg");
    assertTrue(plots.getLength() > 0);
    Element plot = (Element) plots.item(0);
    assertEquals("img", plot.getAttribute("role"));
    assertFalse(plot.getElementsByTagName("desc").item(0).getTextContent().isBlank());
  }

  @Test
  void aRecordingIsPlottedPointByPoint() throws Exception {
    Path tables = Path.of("../engine/src/test/resources/parse/watch/php-fpm-forgets-sockets");
    Files.copy(tables.resolve("input.txt"), folder.resolve("culprit_watch.txt"));

    Document page = page(report(folder.toString(), "html"));

    NodeList paths = page.getElementsByTagName("path");
    List<String> curves = new ArrayList<>();
    for (int i = 0; i < paths.getLength(); i++) {
      Element path = (Element) paths.item(i);
      if (path.getAttribute("class").equals("curve")) {
        curves.add(path.getAttribute("d").replaceAll("[^A-Z]", ""));
      }
    }
    assertTrue(curves.containsAll(List.of("MLLLL", "MLL", "ML")), curves.toString());
  }

  @Test
  void aHostileNameStaysText() throws Exception {
    String name = "<script>alert(1)</script><img/src=x>&\"'`|[x](javascript:1)";
    Path ps = folder.resolve("ps_aux.txt");
    Files.writeString(
        ps,
        """
        USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
        root           1  0.0  0.1 169316 13124 ?        Ss   10:00   0:01 /sbin/init
        app          700 99.9  0.1  16931  1312 ?        R    10:00 600:01 NAME
        """
            .replace("NAME", name));
    Files.writeString(
        folder.resolve("syslog"), "Nov 25 10:00:00 h app[1]: fatal error: " + name + "\n");
    String html = report(folder.toString(), "html");
    assertTrue(html.contains("&lt;script&gt;"), html);
    Document page = page(html);
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertEquals(0, page.getElementsByTagName("img").getLength());
    String markdown = report(folder.toString(), "markdown");
    assertFalse(markdown.matches("(?s).*(?<![\\\\`])<(?:script|img).*"), markdown);
  }

  @Test
  void thePostMortemOfATriageTellsWhatWasDoneAndEscapesIt() throws Exception {
    Path keys = Files.createFile(home.path().resolve("keys"));
    Files.writeString(
        keys, "did restarted <script>alert(1)</script>: no change\np\n$ uptime\n up 1 day\n.\nq\n");
    Invocation triage =
        Invocation.of(
            "triage",
            CASES.resolve("processes/rates-die-since-their-upgrade/readings").toString(),
            "--symptom=<b>rates & more</b> are missing",
            "--script=" + keys);
    Matcher id = Pattern.compile("--resume (\\d{8}-\\d{6})").matcher(triage.out());
    assertTrue(id.find(), triage.out());
    for (String format : List.of("html", "markdown")) {
      Path out = home.path().resolve("report." + format);
      Invocation run =
          Invocation.of("journal", "export", id.group(1), "--format=" + format, "--output=" + out);
      assertEquals(0, run.code(), run.err());
      String report = Files.readString(out);
      assertTrue(report.contains("no-change"), report);
      assertTrue(report.contains("uptime"), report);
      assertFalse(report.matches("(?s).*(?<![\\\\`])<(?:script|b)>.*"), report);
      if (format.equals("html")) {
        assertEquals(0, page(report).getElementsByTagName("script").getLength());
        assertTrue(report.contains("&lt;script&gt;"), report);
      }
    }
  }

  @Test
  void headingsComeInOrderAndSectionsAreNamed() throws Exception {
    Document page =
        page(report(CASES.resolve("memory/quote-service-leaks/readings").toString(), "html"));
    List<Integer> levels = new ArrayList<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getTagName().matches("h[1-6]")) {
        levels.add(element.getTagName().charAt(1) - '0');
      }
      if (element.getTagName().equals("section")) {
        String name = element.getAttribute("aria-labelledby");
        assertEquals(
            name, ((Element) element.getElementsByTagName("h2").item(0)).getAttribute("id"));
      }
      assertFalse(element.getAttribute("src").contains(":") || element.getTagName().equals("link"));
    }
    assertEquals(1, levels.get(0));
    for (int i = 1; i < levels.size(); i++) {
      assertTrue(levels.get(i) > 1 && levels.get(i) <= levels.get(i - 1) + 1, levels.toString());
    }
    assertEquals(1, page.getElementsByTagName("main").getLength());
    assertEquals("en", page.getDocumentElement().getAttribute("lang"));
  }

  /** The page is well-formed, which only holds where everything was escaped. */
  private static Document page(String html) throws Exception {
    String body = html.replaceFirst("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }
}
