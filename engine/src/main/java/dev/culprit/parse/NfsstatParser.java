package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Mounted;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code nfsstat -rc} and /proc/net/rpc/nfs: calls of the NFS client and how many were repeated;
 * {@code nfsstat -m}: with which options shares are mounted.
 */
final class NfsstatParser extends LineParser {

  /** {@code /mnt from nas:/export}; the options stand in the next line. */
  private static final Pattern SHARE =
      Pattern.compile("(/\\S{0,400}) from (\\[?[\\w.:%-]{1,255}\\]?:/\\S{0,400})");

  private static final Pattern FLAGS = Pattern.compile("\\s{1,4}Flags:\\s{1,4}(\\S{1,1000})");

  NfsstatParser() {
    super("nfsstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "nfsstat") || reading.file().equals("/proc/net/rpc/nfs");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            line.startsWith("Client rpc stats:")
                || line.startsWith("Server rpc stats:")
                || FLAGS.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean client;
      private boolean values;
      private Matcher share;

      @Override
      public boolean row(String line, int number) {
        Matcher from = SHARE.matcher(line);
        Matcher flags = FLAGS.matcher(line);
        if (from.matches()) {
          share = from;
          return true;
        } else if (share != null && flags.matches()) {
          String options = flags.group(1);
          String type = options.contains("vers=4") ? "nfs4" : "nfs";
          out.observe(
              new Mounted(share.group(1), share.group(2), type, options, out.at(number, line)));
          return true;
        }
        List<String> words = Text.words(line, 80);
        if (line.startsWith("Client rpc stats") || line.startsWith("Server rpc stats")) {
          client = line.startsWith("Client");
          return true;
        } else if (words.get(0).equals("calls") && words.contains("retrans")) {
          values = client;
          return true;
        } else if (values && words.size() >= 2 && Text.isNumber(words.get(0))) {
          values = false;
          return counts(words.get(0), words.get(1), number, line);
        } else if (words.get(0).equals("rpc") && words.size() == 4) {
          return counts(words.get(1), words.get(2), number, line);
        }
        return isOfOperations(line, words);
      }

      private boolean counts(String calls, String repeated, int number, String line) {
        if (!Text.isNumber(calls) || !Text.isNumber(repeated)) {
          return false;
        }
        observe("calls", calls, number, line);
        observe("retrans", repeated, number, line);
        return true;
      }

      private void observe(String name, String value, int number, String line) {
        double count = Long.parseLong(value);
        out.observe(new Measure("nfs-client." + name, count, out.sample(), out.at(number, line)));
      }
    };
  }

  /** Tables of operations, of the server and of /proc's other lines. */
  private static boolean isOfOperations(String line, List<String> words) {
    boolean head = line.endsWith(":") && line.contains("nfs");
    boolean proc = words.get(0).matches("net|proc[234](ops)?|fh|io|ra|rc|th") && words.size() > 2;
    return head
        || proc
        || line.contains("%")
        || words.stream().allMatch(w -> w.matches("[a-z0-9_]{1,20}"));
  }
}
