package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.fact.QueueDepth;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lengths of queues: {@code rabbitmqctl list_queues} with any columns, {@code rabbitmqadmin list
 * queues} as a table or with {@code -f long}, and {@code kafka-consumer-groups --describe}.
 */
final class QueuesParser extends LineParser {

  private static final Set<String> RABBIT =
      Set.of(
          "name",
          "messages",
          "messages_ready",
          "messages_unacknowledged",
          "consumers",
          "memory",
          "state",
          "durable",
          "policy",
          "pid",
          "vhost",
          "type",
          "auto_delete",
          "arguments",
          "message_bytes");

  QueuesParser() {
    super("queues");
  }

  @Override
  public boolean claims(Reading reading) {
    return (Asked.tool(reading, "rabbitmqctl") && reading.command().contains("list_queues"))
        || (Asked.tool(reading, "rabbitmqadmin") && reading.command().contains("list queues"))
        || reading.command().contains("kafka-consumer-groups");
  }

  @Override
  public int recognise(List<String> head) {
    int header =
        marked(head, 100, line -> isRabbitHeader(words(line)) || isKafkaHeader(Text.words(line)));
    boolean named = head.stream().anyMatch(line -> field(line).equals("name"));
    boolean counted = head.stream().anyMatch(line -> field(line).equals("messages_ready"));
    int list = marked(head, 95, line -> line.startsWith("Listing queues"));
    return Math.max(header, named && counted ? 95 : list);
  }

  /** The words of a row, which a frame may part. */
  private static List<String> words(String line) {
    return Text.words(line.startsWith("|") ? line.replace('|', ' ') : line);
  }

  /** The name before the colon of {@code messages_ready: 4120}, or "". */
  private static String field(String line) {
    String text = line.strip();
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon);
    return name.indexOf(' ') < 0 ? name : "";
  }

  private static boolean isRabbitHeader(List<String> words) {
    return words.size() >= 2
        && RABBIT.containsAll(words)
        && words.contains("name")
        && (words.contains("messages") || words.contains("messages_ready"));
  }

  private static boolean isKafkaHeader(List<String> words) {
    return words.contains("TOPIC") && words.contains("LAG") && words.contains("PARTITION");
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private List<String> columns = List.of("name", "messages");
    private final Map<String, String> fields = new LinkedHashMap<>();
    private boolean inFields;
    private Origin fieldsAt;
    private final Map<String, long[]> groups = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    Table(Sink out) {
      this.out = out;
      String asked = out.asked();
      int at = asked.indexOf("list_queues");
      if (at >= 0) {
        List<String> named = new ArrayList<>(Text.words(asked.substring(at + 11)));
        named.removeIf(word -> !RABBIT.contains(word));
        columns = named.contains("name") ? named : columns;
      }
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = words(line);
      if (isRabbitHeader(words) || isKafkaHeader(words)) {
        columns = words;
        return true;
      }
      if (line.startsWith("Timeout: ")
          || line.startsWith("Listing queues")
          || line.startsWith("...done")
          || line.startsWith("Consumer group ")
          || line.startsWith("+--")) {
        return true;
      }
      if (line.startsWith("--------")) {
        endOfFields();
        inFields = true;
        return true;
      }
      if (inFields && !field(line).isEmpty()) {
        return keep(field(line), line, number);
      }
      return columns.contains("LAG") ? kafka(words, line, number) : rabbit(words, line, number);
    }

    private boolean keep(String name, String line, int number) {
      if (RABBIT.contains(name)) {
        fieldsAt = name.startsWith("messages") ? out.at(number, line) : fieldsAt;
        fields.put(name, line.substring(line.indexOf(':') + 1).strip());
      }
      return true;
    }

    /** All that was said of one queue, a line each. */
    private void endOfFields() {
      String messages = fields.getOrDefault("messages", fields.getOrDefault("messages_ready", ""));
      if (fields.containsKey("name") && Text.isNumber(messages)) {
        int consumers = Text.integer(fields.getOrDefault("consumers", ""));
        out.looked("queue-depth");
        observe("rabbitmq", fields.get("name"), Long.parseLong(messages), consumers, fieldsAt);
      }
      fields.clear();
    }

    private static String cell(List<String> columns, List<String> words, String name) {
      int i = columns.indexOf(name);
      return i < 0 || i >= words.size() ? "" : words.get(i);
    }

    private boolean rabbit(List<String> words, String line, int number) {
      String messages = cell(columns, words, "messages");
      String waiting = messages.isEmpty() ? cell(columns, words, "messages_ready") : messages;
      if (!Text.isNumber(waiting)) {
        return false;
      }
      int consumers = Text.integer(cell(columns, words, "consumers"));
      out.looked("queue-depth");
      String queue = cell(columns, words, "name");
      observe("rabbitmq", queue, Long.parseLong(waiting), consumers, out.at(number, line));
      return true;
    }

    /** A queue, and its length as a number that may have grown at the next look. */
    private void observe(String broker, String queue, long messages, int consumers, Origin origin) {
      out.observe(new QueueDepth(broker, queue, messages, consumers, origin));
      out.observe(new Measure("queue." + broker + "." + queue, messages, out.sample(), origin));
    }

    private boolean kafka(List<String> words, String line, int number) {
      String lag = cell(columns, words, "LAG");
      if (!Text.isNumber(lag) && !lag.equals("-")) {
        return false;
      }
      String group = cell(columns, words, "GROUP");
      String key = (group.isEmpty() ? "" : group + " on ") + cell(columns, words, "TOPIC");
      long[] sums = groups.computeIfAbsent(key, k -> new long[2]);
      sums[0] += Math.max(0, Text.number(lag, 0));
      String consumer = cell(columns, words, "CONSUMER-ID");
      sums[1] += consumer.isEmpty() || consumer.equals("-") ? 0 : 1;
      origins.putIfAbsent(key, out.at(number, line));
      return true;
    }

    @Override
    public void end() {
      endOfFields();
      groups.forEach(
          (key, sums) -> observe("kafka", key, sums[0], (int) sums[1], origins.get(key)));
    }
  }
}
