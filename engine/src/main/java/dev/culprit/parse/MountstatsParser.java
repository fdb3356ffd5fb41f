package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Mounted;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * /proc/PID/mountstats: what is mounted, and for NFS how many calls were made and repeated, summed
 * over all mounts as nfsstat does.
 */
final class MountstatsParser extends LineParser {

  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:device (\\S{1,400})|no device) mounted on (\\S{1,400}) with fstype (\\S{1,40})(?:"
              + " statvers=([\\d.]+))?");

  /** {@code READ: ops transmissions timeouts …}. */
  private static final Pattern OPERATION =
      Pattern.compile("\\s+[A-Z][A-Z0-9_]{1,30}:((?: \\d{1,18}){8,9})");

  MountstatsParser() {
    super("mountstats");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/mountstats");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> DEVICE.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean shares;
      private boolean any;
      private long calls;
      private long repeated;
      private long most;
      private Origin proof;

      @Override
      public boolean row(String line, int number) {
        Matcher device = DEVICE.matcher(line);
        if (device.matches()) {
          shares = device.group(3).startsWith("nfs") && device.group(4) != null;
          String of = device.group(1) == null ? "none" : device.group(1);
          out.observe(new Mounted(device.group(2), of, device.group(3), "", out.at(number, line)));
          return true;
        }
        Matcher operation = OPERATION.matcher(line);
        if (shares && operation.matches()) {
          count(Text.words(operation.group(1)), line, number);
          return true;
        }
        return shares && line.charAt(0) <= ' ';
      }

      private void count(List<String> numbers, String line, int number) {
        long operations = Text.number(numbers.get(0), 0);
        long again = Math.max(0, Text.number(numbers.get(1), 0) - operations);
        any = true;
        calls += operations;
        repeated += again;
        if (proof == null || again > most) {
          most = again;
          proof = out.at(number, line);
        }
      }

      @Override
      public void end() {
        if (any) {
          out.observe(new Measure("nfs-client.calls", calls, out.sample(), proof));
          out.observe(new Measure("nfs-client.retrans", repeated, out.sample(), proof));
        }
      }
    };
  }
}
