package dev.culprit.fact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file's size and how fast it grows, over all looks at it.
 *
 * @param bytes its size at the last look
 * @param grew bytes more than at the first look, or 0 with one look
 * @param seconds between the looks, or 0 when not known
 */
public record FileGrowth(String path, long bytes, long grew, double seconds, List<Origin> proof)
    implements Proven {

  private static final Pattern LOG =
      Pattern.compile(
          "(?:.{0,4000}/)?(?:logs?/.{1,200}|[^/]{0,200}\\.(?:log|out|err|trace)(?:[.-]\\d{1,8})?"
              + "|[^/]{0,100}(?:_log|journal)|syslog|messages|catalina\\.out|nohup\\.out)");

  /** Copies the list. */
  public FileGrowth {
    proof = List.copyOf(proof);
  }

  /** Whether name or place say that it is a log. */
  public boolean isLog() {
    return LOG.matcher(path).matches();
  }

  /** How fast it grows, or 0 when the time is not known. */
  public double bytesPerSecond() {
    return seconds > 0 ? grew / seconds : 0;
  }
}
