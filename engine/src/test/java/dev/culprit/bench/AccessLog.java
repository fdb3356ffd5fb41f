package dev.culprit.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A web server's access log in the combined format: some clients ask often, most seldom. */
final class AccessLog implements Rows {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT);

  private static final String[] AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
    "curl/7.88.1",
    "kube-probe/1.29"
  };

  private final Dice dice;
  private LocalDateTime time = LocalDateTime.of(2026, 11, 1, 0, 0);
  private String stamp = "";

  AccessLog(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String next() {
    if (stamp.isEmpty() || dice.happens(0.1)) {
      time = time.plusSeconds(1);
      stamp = STAMP.format(time);
    }
    int client = dice.early(20_000);
    return "10."
        + client / 250 / 250
        + "."
        + client / 250 % 250
        + "."
        + client % 250
        + " - - ["
        + stamp
        + "] \"GET /"
        + dice.word()
        + "/"
        + dice.early(100_000)
        + (dice.happens(0.3) ? "?page=" + dice.number(1, 50) : "")
        + " HTTP/1.1\" "
        + (dice.happens(0.97) ? "200" : dice.one("301", "404", "404", "500", "502"))
        + " "
        + dice.number(200, 90000)
        + " \"-\" \""
        + dice.one(AGENTS)
        + "\"\n";
  }
}
