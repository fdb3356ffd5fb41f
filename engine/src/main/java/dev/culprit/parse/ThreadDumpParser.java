package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ThreadPool;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Thread dumps of a JVM: {@code jstack}, {@code jcmd Thread.print}, {@code kill -3}. */
final class ThreadDumpParser extends LineParser {

  private static final Pattern HEAD =
      Pattern.compile(
          "^\"([^\"]{1,200})\"(?: #\\d+)?(?: \\[\\d+\\])?(?: daemon)?(?: prio=\\d+)?.*\\b(?:tid|nid)=");

  /**
   * A thread of {@code jcmd PID Thread.dump_to_file}, which knows virtual ones: {@code #33 ""
   * virtual}; JDK 25 adds the state and the time.
   */
  private static final Pattern TO_FILE =
      Pattern.compile("#\\d{1,18} \"([^\"]{0,200})\"( virtual)?(?: ([A-Z_]{3,20}) \\S{1,40})?\\s*");

  /** Its frames, with their modules; JDK 21 leaves out the "at". */
  private static final Pattern FILED =
      Pattern.compile(
          " {4,6}(?:at )?(?:[\\w.]{1,80}(?:@[\\w.+-]{1,40})?/)?([\\w.$<>/]{3,300}\\(.{0,200}\\))");

  private static final Pattern REPEATED = Pattern.compile("\"[^\"]{1,200}\":\\s*");
  private static final Pattern NUMBERS = Pattern.compile("\\d+");
  private static final Pattern MONITOR =
      Pattern.compile("<(0x[0-9a-f]{4,16}|[\\w.$;\\[/]{1,200}@[0-9a-f]{1,16})>");
  private static final String STATE = "java.lang.Thread.State: ";

  private static final List<String> WAIT_FOR_WORK =
      List.of(
          "ThreadPoolExecutor.getTask",
          "ForkJoinPool.awaitWork",
          "ForkJoinPool.runWorker",
          "QueuedThreadPool.idleJobPoll",
          "QueuedThreadPool$Runner.idleJobPoll",
          "LinkedBlockingQueue.take",
          "TaskQueue.take",
          "TaskQueue.poll",
          "EPoll.wait",
          "EPollSelectorImpl.doSelect",
          "EPollArrayWrapper.epollWait",
          "Object.wait0",
          "ServerSocket.accept");
  private static final List<String> WAIT_FOR_CONNECTION =
      List.of(
          "HikariPool.getConnection",
          "ConcurrentBag.borrow",
          "GenericObjectPool.borrowObject",
          "jdbc.pool.ConnectionPool.borrowConnection",
          "BasicResourcePool.awaitAvailable",
          "BasicResourcePool.prelimCheckoutResource",
          "DruidDataSource.pollLast",
          "DruidDataSource.takeLast",
          "AbstractConnPool.getPoolEntryBlocking",
          "SemaphoreArrayListManagedConnectionPool.getConnection",
          "SemaphoreConcurrentLinkedDequeManagedConnectionPool.getConnection",
          "agroal.pool.ConnectionPool.getConnection",
          "JedisPool.getResource");

  ThreadDumpParser() {
    super("thread-dump");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "jstack")
        || (Asked.tool(reading, "jcmd")
            && (reading.command().contains("Thread.print")
                || reading.command().contains("Thread.dump_to_file")));
  }

  @Override
  public int recognise(List<String> head) {
    boolean title = head.stream().anyMatch(line -> line.startsWith("Full thread dump "));
    boolean thread = head.stream().anyMatch(line -> HEAD.matcher(line).find());
    boolean state = head.stream().anyMatch(line -> line.strip().startsWith(STATE));
    boolean filed = head.stream().anyMatch(line -> isFiled(line, head));
    return title ? 100 : (thread && state) || filed ? 95 : 0;
  }

  private static boolean isFiled(String line, List<String> head) {
    Matcher one = TO_FILE.matcher(line);
    return one.matches()
        && (one.group(2) != null
            || one.group(3) != null
            || head.stream().anyMatch(frame -> FILED.matcher(frame).matches()));
  }

  @Override
  Rows begin(Sink out) {
    return new Dump(out);
  }

  /** One thread while it is read. */
  private static final class Stack {
    private String name = "";
    private Origin origin;
    private String top = "";
    private boolean idle;
    private boolean forPool;
    private boolean blocked;
    private String waitsFor = "";
  }

  private static final class Dump implements Rows {

    private final Sink out;
    private final Map<String, List<Stack>> pools = new TreeMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private Stack thread = new Stack();
    private boolean toFile;

    Dump(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher head = HEAD.matcher(line);
      String text = line.strip();
      if (head.find()) {
        begins(head.group(1), out.at(number, line));
        return true;
      }
      Matcher filed = TO_FILE.matcher(line);
      if (filed.matches()) {
        boolean nameless = filed.group(1).isEmpty();
        String none = filed.group(2) == null ? "nameless threads" : "virtual threads";
        begins(nameless ? none : filed.group(1), out.at(number, line));
        thread.blocked = "BLOCKED".equals(filed.group(3));
        toFile = true;
        return true;
      }
      Matcher frame = FILED.matcher(toFile ? line : "");
      if (text.startsWith("Full thread dump ")) {
        // the next one of several
        end();
      } else if (REPEATED.matcher(line).matches()) {
        // below the dump, what is known of a deadlock repeats stacks that were read
        thread = new Stack();
      } else if (frame.matches()) {
        frame(frame.group(1));
      } else if (text.startsWith("at ")) {
        frame(text.substring(3));
      } else if (text.startsWith(STATE)) {
        thread.blocked = text.startsWith(STATE + "BLOCKED");
      } else if (text.startsWith("- ")) {
        monitor(text);
      }
      return true;
    }

    private void begins(String name, Origin at) {
      thread = new Stack();
      thread.name = name;
      thread.origin = at;
      pools
          .computeIfAbsent(NUMBERS.matcher(name).replaceAll("#"), n -> new ArrayList<>())
          .add(thread);
    }

    private void frame(String frame) {
      String method =
          frame.substring(
              0, Math.max(0, frame.indexOf('(') < 0 ? frame.length() : frame.indexOf('(')));
      boolean plumbing =
          method.startsWith("sun.misc.Unsafe.park")
              || method.startsWith("jdk.internal.misc.Unsafe.park")
              || method.startsWith("java.util.concurrent.locks.")
              || method.startsWith("java.lang.VirtualThread.park")
              || method.endsWith(".parkVirtualThread")
              || method.startsWith("java.lang.Object.wait")
              || method.startsWith("java.base@");
      if (thread.top.isEmpty() && !plumbing) {
        thread.top = method;
      }
      thread.idle |= WAIT_FOR_WORK.stream().anyMatch(method::endsWith);
      thread.forPool |= WAIT_FOR_CONNECTION.stream().anyMatch(method::endsWith);
    }

    private void monitor(String text) {
      Matcher address = MONITOR.matcher(text);
      if (!address.find()) {
        return;
      } else if (text.startsWith("- waiting to lock") || text.startsWith("- blocked on")) {
        thread.waitsFor = address.group(1);
      } else if (text.startsWith("- locked") && !thread.name.isEmpty()) {
        holders.put(address.group(1), thread.name);
      }
    }

    @Override
    public void end() {
      pools.forEach((name, threads) -> out.observe(pool(name, threads)));
      pools.clear();
      holders.clear();
      thread = new Stack();
    }

    private ThreadPool pool(String name, List<Stack> threads) {
      Map<String, Integer> places = new TreeMap<>();
      Map<String, Integer> locks = new TreeMap<>();
      for (Stack one : threads) {
        if (!one.idle && !one.top.isEmpty()) {
          places.merge(one.top, 1, Integer::sum);
        }
        if (!one.waitsFor.isEmpty()) {
          locks.merge(one.waitsFor, 1, Integer::sum);
        }
      }
      String place = most(places);
      String lock = most(locks);
      return new ThreadPool(
          name,
          threads.size(),
          (int) threads.stream().filter(t -> t.idle && !t.forPool).count(),
          place,
          places.getOrDefault(place, 0),
          (int) threads.stream().filter(t -> t.forPool).count(),
          (int) threads.stream().filter(t -> t.blocked).count(),
          lock,
          locks.getOrDefault(lock, 0),
          holders.getOrDefault(lock, ""),
          threads.get(0).origin);
    }

    private static String most(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }
}
