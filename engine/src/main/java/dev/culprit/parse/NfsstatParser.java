package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code nfsstat -rc} and /proc/net/rpc/nfs: calls of the NFS client and how many were repeated.
 */
final class NfsstatParser extends LineParser {

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
        line -> line.startsWith("Client rpc stats:") || line.startsWith("Server rpc stats:"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean client;
      private boolean values;

      @Override
      public boolean row(String line, int number) {
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
