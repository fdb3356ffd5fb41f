package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser shows it: nothing runs, nothing sticks out on a telephone, it prints. */
class ReportInBrowserTest {

  private static final Path KEPT =
      Path.of("src/test/resources/reports/descriptors-php-extension-leaks-sockets.html");

  /** Says in the title how wide the page is. */
  private static final String MEASURE =
      "<script>addEventListener('load',()=>{document.title='wide '+document.documentElement.scrollWidth"
          + "+' of '+innerWidth})</script></body>";

  @TempDir private Path folder;

  @Test
  void nothingSticksOutOnATelephone() throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(page, Files.readString(KEPT).replace("</body>", MEASURE));
    Path frame = folder.resolve("frame.html");
    Files.writeString(
        frame,
        "<!DOCTYPE html><iframe width=\"360\" height=\"800\" src=\"page.html\"></iframe><script>"
            + "setTimeout(()=>{document.title=frames[0].document.title},1000)</script>");
    String dom = dom(frame, "--allow-file-access-from-files");
    Matcher wide = Pattern.compile("<title>wide (\\d+) of (\\d+)</title>").matcher(dom);
    assertTrue(wide.find(), dom);
    assertEquals(wide.group(2), wide.group(1));
  }

  private String dom(Path page, String option) throws Exception {
    return new Chromium(folder).dom(page.toUri().toString(), option);
  }

  @Test
  void itPrints() throws Exception {
    Path pdf = folder.resolve("report.pdf");
    new Chromium(folder).print(KEPT.toAbsolutePath().toUri().toString(), pdf);
    byte[] bytes = Files.readAllBytes(pdf);
    assertEquals("%PDF", new String(bytes, 0, 4, StandardCharsets.ISO_8859_1));
    assertTrue(bytes.length > 10_000, bytes.length + " bytes");
  }

  @Test
  void itIsShown() throws Exception {
    Path png = folder.resolve("report.png");
    new Chromium(folder).shot(KEPT.toAbsolutePath().toUri().toString(), 1200, 1600, png);
    assertTrue(Files.size(png) > 20_000, Files.size(png) + " bytes");
  }
}
