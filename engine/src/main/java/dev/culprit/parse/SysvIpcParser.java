package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** /proc/sysvipc/shm, sem and msg: what ipcs shows, under the names of its measures. */
final class SysvIpcParser extends LineParser {

  private static final Pattern PATH = Pattern.compile("/proc/(?:\\d+/)?sysvipc/(?:shm|sem|msg)");

  SysvIpcParser() {
    super("sysvipc");
  }

  @Override
  public boolean claims(Reading reading) {
    return PATH.matcher(reading.file()).matches();
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> !section(Text.words(line, 6)).isEmpty());
  }

  private static String section(List<String> words) {
    if (words.size() < 4 || !words.get(0).equals("key")) {
      return "";
    }
    return switch (words.get(1)) {
      case "shmid" -> "shared-memory-segments";
      case "semid" -> "semaphore-arrays";
      case "msqid" -> "message-queues";
      default -> "";
    };
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String section = "";
      private List<String> columns = List.of();
      private long rows;
      private long total;
      private Origin origin;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 30);
        String next = section(words);
        if (!next.isEmpty()) {
          end();
          section = next;
          columns = words;
          origin = out.at(number, line);
          return true;
        }
        if (section.isEmpty() || words.size() < columns.size()) {
          return false;
        }
        rows++;
        int sized = columns.indexOf(section.startsWith("shared") ? "size" : "nsems");
        total += sized < 0 ? 0 : Text.number(words.get(sized), 0);
        return true;
      }

      @Override
      public void end() {
        if (!section.isEmpty()) {
          observe("ipc." + section + ".count", rows);
          if (section.startsWith("shared")) {
            observe("ipc.shared-memory-status.segments-allocated", rows);
            observe("ipc.shared-memory-status.pages-allocated", (total + 4095) / 4096);
          } else if (section.startsWith("semaphore")) {
            observe("ipc.semaphore-status.used-arrays", rows);
            observe("ipc.semaphore-status.allocated-semaphores", total);
          }
        }
        rows = 0;
        total = 0;
      }

      private void observe(String name, long value) {
        out.observe(new Measure(name, value, out.sample(), origin));
      }
    };
  }
}
