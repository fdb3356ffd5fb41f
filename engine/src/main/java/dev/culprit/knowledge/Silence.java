package dev.culprit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A cause of which a site does not want to hear for a while, and why. In a file each stands as
 *
 * <pre>
 * - cause: log-runaway
 *   subject: /var/log/shop/debug.log
 *   until: 2026-12-24
 *   reason: the debug log of the new till is on until Christmas
 * </pre>
 *
 * @param cause its id
 * @param subject the name of what it must be about, or "" for anything
 * @param until the last day on which it holds, or null for this run only
 * @param reason why, or "" where it holds for this run only
 */
public record Silence(String cause, String subject, LocalDate until, String reason) {

  private static final Set<String> KEYS = Set.of("cause", "subject", "until", "reason");

  /** Whether it is over on a day. */
  public boolean isOver(LocalDate today) {
    return until != null && until.isBefore(today);
  }

  /**
   * Reads a file; what is wrong in it is told in {@code faults}, and the rest is read.
   *
   * @throws IOException where it cannot be read
   */
  public static List<Silence> read(Path file, List<Fault> faults) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<Silence> silences = new ArrayList<>();
      for (YamlNode node : YamlFile.load(file.toString(), in, faults).items()) {
        node.unknownKeys(KEYS);
        String cause = node.required("cause");
        String reason = node.required("reason");
        LocalDate until = day(node);
        if (!cause.isEmpty() && !reason.isEmpty() && until != null) {
          silences.add(new Silence(cause, node.text("subject"), until, reason));
        }
      }
      return silences;
    }
  }

  private static LocalDate day(YamlNode node) {
    String text = node.required("until");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      node.get("until").fault("'" + text + "' is no day such as 2026-12-24");
      return null;
    }
  }

  /** What it says, in a sentence without a full stop. */
  public String because() {
    String end = until == null ? "for this run" : "until " + until;
    return reason.isEmpty() ? end : end + ": " + reason;
  }
}
