package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ThreadPool;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code thread apply all bt} of gdb, and gstack, pstack and eu-stack: all threads of a process as
 * one pool, with the mutex for which most of them wait.
 */
final class DebuggerStackParser extends LineParser {

  private static final Pattern THREAD =
      Pattern.compile(
          "Thread \\d{1,6} \\((?:Thread 0x[0-9a-f]{1,16} \\()?LWP \\d{1,8}\\)?.*|TID \\d{1,8}:");

  private static final Pattern FRAME =
      Pattern.compile(
          "#(\\d{1,4}) {1,4}(?:0x[0-9a-f]{1,16} (?:in )?)?([\\w:~<>$@.*?, -]{1,200}?)"
              + " ?(?:\\((.*)|-.*)?$");

  private static final Pattern MUTEX =
      Pattern.compile("\\b(?:mutex|rwlock|futex|futexp|futex_word)=(0x[0-9a-f]{1,16})");

  private static final Pattern WAITS =
      Pattern.compile("_*(?:GI_+)?(?:lll_lock_wait|pthread_mutex_lock|pthread_rwlock_\\w*lock).*");

  /** What info sharedlibrary, info registers, print and disassemble show after a backtrace. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "No symbol table info available\\.|No symbol \".{1,80}\" in current context\\.|Backtrace"
              + " stopped: .*|From +To +Syms Read.*|\\(\\*\\): Shared library is missing"
              + " .*|\\$\\d{1,4} = .*|(?:=> ?)?0x[0-9a-f]{1,16} .*|Dump of assembler code .*|End of"
              + " assembler dump\\.|[a-z][a-z0-9_]{1,9}"
              + " {2,16}(?:0x[0-9a-f]+\\s.*|\\{.*|-?[0-9.]+\\s.*)|=> .*");

  DebuggerStackParser() {
    super("gdb");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "gdb", "gstack", "pstack", "eu-stack");
  }

  @Override
  public int recognise(List<String> head) {
    boolean thread = head.stream().anyMatch(line -> THREAD.matcher(line).matches());
    boolean frame =
        head.stream().anyMatch(line -> line.matches("#\\d+ +(?:0x[0-9a-f]{6,16} |\\w+ \\().*"));
    return thread && frame ? 92 : frame ? 70 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Dump(out);
  }

  private static final class Dump implements Rows {

    private final Sink out;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> locks = new HashMap<>();
    private Origin first;
    private int threads;
    private int blocked;
    private boolean placed;
    private boolean counted;
    private boolean waits;

    Dump(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher frame = FRAME.matcher(line);
      if (THREAD.matcher(line).matches()) {
        begin(line, number);
        return true;
      } else if (frame.matches()) {
        if (first == null || (threads == 0 && frame.group(1).equals("0"))) {
          begin(line, number);
        }
        frame(frame.group(2).strip(), frame.group(3) == null ? "" : frame.group(3));
        return true;
      }
      return BESIDE.matcher(line).matches()
          || line.matches(
              "\\[(?:New|Current|Thread|Inferior|Switching).*|(?:Using"
                  + " host|Reading|Loaded|warning:|Core was|Program"
                  + " terminated|\\s|0x|Attaching|Detaching|PID |Missing|Download|Enable|This"
                  + " GDB|GNU gdb|\\(gdb\\)).*|No locals\\.");
    }

    private void begin(String line, int number) {
      first = first == null ? out.at(number, line) : first;
      threads++;
      placed = false;
      counted = false;
      waits = false;
    }

    /** The place is the innermost function that is not the C library's own waiting. */
    private void frame(String function, String arguments) {
      boolean lock = WAITS.matcher(function).matches();
      if (lock && !waits) {
        waits = true;
        blocked++;
      }
      Matcher mutex = MUTEX.matcher(arguments);
      if (lock && !counted && mutex.find()) {
        counted = true;
        locks.merge(mutex.group(1), 1, Integer::sum);
      }
      boolean library =
          lock
              || function.startsWith("_")
              || function.contains("??")
              || function.matches(
                  "(?:poll|select|epoll_wait|read|futex_wait.*|syscall|clone|start_thread|pthread_cond_\\w+)(?:@.*)?");
      if (!library && !placed) {
        placed = true;
        places.merge(function, 1, Integer::sum);
      }
    }

    @Override
    public void end() {
      if (threads > 0) {
        String place = most(places);
        String lock = most(locks);
        out.observe(
            new ThreadPool(
                "of the process",
                threads,
                0,
                place,
                places.getOrDefault(place, 0),
                0,
                blocked,
                lock,
                locks.getOrDefault(lock, 0),
                "",
                first));
      }
    }

    private static String most(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }
}
