package dev.culprit.parse;

import dev.culprit.fact.DatabaseSessions;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables that psql and mysql print of their sessions: {@code pg_stat_activity} with any columns,
 * counted or not, what waits in {@code pg_locks}, {@code SHOW PROCESSLIST}, and {@code
 * max_connections}.
 */
final class SqlTableParser extends LineParser {

  private static final Pattern RULER = Pattern.compile("^\\s*[-+]{3,}\\s*$");
  private static final Pattern INTERVAL =
      Pattern.compile("^(?:(\\d{1,5}) days? )?(\\d{1,3}):(\\d{2}):(\\d{2})(?:\\.\\d+)?$");
  private static final String LIMIT = "max_connections";

  SqlTableParser() {
    super("sql-table");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "psql", "mysql", "mariadb", "mysqladmin");
  }

  @Override
  public int recognise(List<String> head) {
    int table = marked(head, 95, line -> isPostgres(cells(line)) || isMysql(cells(line)));
    return Math.max(table, marked(head, 90, line -> isLimit(cells(line))));
  }

  private static boolean isLimit(List<String> cells) {
    return cells.size() == 2 && cells.get(0).equals(LIMIT) && Text.isNumber(cells.get(1));
  }

  private static boolean isPostgres(List<String> cells) {
    boolean sessions =
        cells.contains("state")
            && (cells.contains("pid") || cells.contains("usename") || cells.contains("datname"));
    return sessions || isLocks(cells);
  }

  private static boolean isLocks(List<String> cells) {
    return cells.contains("granted") && cells.contains("mode") && cells.contains("pid");
  }

  private static boolean isMysql(List<String> cells) {
    return cells.contains("command")
        && cells.contains("time")
        && cells.contains("state")
        && cells.contains("user");
  }

  /** The cells of a row, in lower case only for names; a frame's bars at both ends are no cells. */
  private static List<String> cells(String line) {
    if (line.indexOf('|') < 0) {
      return List.of(line.strip());
    }
    String text = line.strip();
    boolean framed = text.startsWith("|");
    String inner = framed ? text.substring(1) : line;
    if (framed && inner.endsWith("|")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    boolean names = cells.stream().allMatch(c -> c.matches("[A-Za-z_?][\\w?() ]{0,40}"));
    return names ? cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList() : cells;
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private List<String> columns = List.of();
    private boolean postgres;
    private boolean limitNext;
    private Counts counts = new Counts();

    Table(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (RULER.matcher(line).matches()
          || line.strip().matches("\\(\\d+ rows?\\)|\\d+ rows? in set.*")) {
        return true;
      }
      List<String> cells = cells(line);
      if (isPostgres(cells) || isMysql(cells)) {
        tell();
        columns = cells;
        postgres = isPostgres(cells);
        return true;
      }
      if (limit(cells, line, number)) {
        return true;
      }
      if (columns.isEmpty() || cells.size() < columns.size()) {
        return false;
      }
      if (postgres) {
        postgres(cells, line, number);
      } else {
        mysql(cells, line, number);
      }
      return true;
    }

    private boolean limit(List<String> cells, String line, int number) {
      boolean named = cells.get(0).equals(LIMIT);
      if (named && cells.size() == 2 && Text.isNumber(cells.get(1))) {
        setting("mysql", cells.get(1), line, number);
        return true;
      }
      boolean value = limitNext && cells.size() == 1 && Text.isNumber(cells.get(0));
      if (value) {
        setting("postgresql", cells.get(0), line, number);
      }
      limitNext = named && cells.size() == 1;
      return value || limitNext;
    }

    private void setting(String service, String value, String line, int number) {
      out.observe(new ServiceSetting(service, "", LIMIT, value, out.at(number, line)));
    }

    private String cell(List<String> cells, String... names) {
      for (String name : names) {
        int i = columns.indexOf(name);
        if (i >= 0 && i < cells.size()) {
          return cells.get(i);
        }
      }
      return "";
    }

    private void postgres(List<String> cells, String line, int number) {
      if (isLocks(columns) && !cell(cells, "granted").startsWith("t")) {
        counts.take(cell(cells, "pid"), Kind.WAITING, 1, -1, out.at(number, line));
        return;
      }
      String state = cell(cells, "state");
      if (state.isEmpty()) {
        return;
      }
      int weight = Math.max(1, Text.integer(cell(cells, "count")));
      boolean waits =
          cell(cells, "wait_event_type").equals("Lock")
              || cell(cells, "waiting").equals("t")
              || cell(cells, "blocked_by").matches("\\{\\d.*|\\d.*");
      String client = cell(cells, "application_name", "usename", "client_addr", "datname");
      long seconds =
          interval(cell(cells, "since", "duration", "age", "runtime", "query_age", "?column?"));
      counts.take(client, kind(state, waits), weight, seconds, out.at(number, line));
    }

    private static Kind kind(String state, boolean waits) {
      if (state.startsWith("idle in transaction")) {
        return Kind.OPEN;
      } else if (waits) {
        return Kind.WAITING;
      }
      return state.equals("idle") ? Kind.IDLE : Kind.ACTIVE;
    }

    private void mysql(List<String> cells, String line, int number) {
      String command = cell(cells, "command");
      if (command.equals("Daemon")
          || command.startsWith("Binlog Dump")
          || command.startsWith("Slave")) {
        return;
      }
      String state = cell(cells, "state");
      boolean waits =
          state.equals("Locked")
              || (state.startsWith("Waiting for")
                  && (state.contains("lock") || state.contains("table")));
      boolean runs = command.equals("Query") || command.equals("Execute");
      long seconds = Text.number(cell(cells, "time"), -1);
      boolean updates = state.equalsIgnoreCase("updating") && seconds >= 2;
      Kind kind = !runs ? Kind.IDLE : waits ? Kind.WAITING : updates ? Kind.UPDATING : Kind.ACTIVE;
      counts.take(cell(cells, "user"), kind, 1, seconds, out.at(number, line));
    }

    private static long interval(String text) {
      Matcher time = INTERVAL.matcher(text);
      if (!time.matches()) {
        return -1;
      }
      long days = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
      return ((days * 24 + Long.parseLong(time.group(2))) * 60 + Long.parseLong(time.group(3))) * 60
          + Long.parseLong(time.group(4));
    }

    private void tell() {
      if (!columns.isEmpty() && counts.total > 0) {
        out.observe(counts.sessions(postgres ? "postgresql" : "mariadb", postgres));
      }
      counts = new Counts();
    }

    @Override
    public void end() {
      tell();
    }
  }

  private enum Kind {
    ACTIVE,
    IDLE,
    OPEN,
    /** Changes rows or waits for one: the state of MySQL and MariaDB is the same for both. */
    UPDATING,
    WAITING
  }

  /** The sessions of one table, counted. */
  private static final class Counts {

    /** One or two may be large changes at work; three at once for seconds stand in a queue. */
    private static final int QUEUE = 3;

    private final Map<String, Integer> byClient = new TreeMap<>();
    private final Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
    private final List<Origin> telling = new ArrayList<>();
    private Origin first;
    private int total;
    private long longest = -1;
    private int slow;

    void take(String client, Kind kind, int weight, long seconds, Origin origin) {
      total += weight;
      byKind.merge(kind, weight, Integer::sum);
      byClient.merge(client, weight, Integer::sum);
      boolean works = kind == Kind.ACTIVE;
      longest = works ? Math.max(longest, seconds) : longest;
      slow += works && seconds >= DatabaseSessions.SLOW_SECONDS ? weight : 0;
      first = first == null ? origin : first;
      if ((kind == Kind.WAITING
              || kind == Kind.OPEN
              || kind == Kind.UPDATING
              || (works && seconds >= DatabaseSessions.SLOW_SECONDS))
          && telling.size() < 4) {
        telling.add(origin);
      }
    }

    DatabaseSessions sessions(String database, boolean postgres) {
      Map.Entry<String, Integer> busiest =
          byClient.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      int updating = byKind.getOrDefault(Kind.UPDATING, 0);
      boolean queue = updating >= QUEUE;
      return new DatabaseSessions(
          database,
          total,
          byKind.getOrDefault(Kind.ACTIVE, 0) + (queue ? 0 : updating),
          byKind.getOrDefault(Kind.IDLE, 0),
          postgres ? byKind.getOrDefault(Kind.OPEN, 0) : -1,
          byKind.getOrDefault(Kind.WAITING, 0) + (queue ? updating : 0),
          0,
          longest,
          slow,
          busiest.getKey(),
          busiest.getValue(),
          telling.isEmpty() ? List.of(first) : telling);
    }
  }
}
