package dev.culprit.parse;

import dev.culprit.fact.DeviceLoad;
import dev.culprit.fact.HostRestart;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code -o JSON} of iostat and mpstat, and {@code sadf -j}, of sysstat 11 and 12. What a table of
 * sar tells is told under the same names.
 */
final class SysstatJsonParser extends JsonParser {

  /** Tables of sadf: where they stand, and columns of sar with the fields that hold them. */
  private static final String TABLES =
      """
      cpu-load CPU=cpu %user=user,usr %nice=nice %system=system,sys %iowait=iowait %steal=steal \
      %soft=soft %idle=idle
      cpu-load-all CPU=cpu %user=user,usr %nice=nice %system=system,sys %iowait=iowait \
      %steal=steal %soft=soft %idle=idle
      process-and-context-switch proc/s=proc cswch/s=cswch
      swap-pages pswpin/s=pswpin pswpout/s=pswpout
      paging pgpgin/s=pgpgin majflt/s=majflt pgscand/s=pgscand
      memory kbmemfree=memfree kbavail=avail kbmemused=memused %memused=memused-percent \
      kbswpfree=swpfree kbswpused=swpused
      hugepages kbhugfree=hugfree kbhugused=hugused
      kernel dentunusd=dentunusd file-nr=file-nr inode-nr=inode-nr
      queue runq-sz=runq-sz plist-sz=plist-sz ldavg-1=ldavg-1 ldavg-5=ldavg-5 ldavg-15=ldavg-15 \
      blocked=blocked
      disk DEV=disk-device tps=tps await=await aqu-sz=aqu-sz,avgqu-sz %util=util-percent
      network/net-edev IFACE=iface rxerr/s=rxerr txerr/s=txerr rxdrop/s=rxdrop txdrop/s=txdrop \
      rxfifo/s=rxfifo
      network/net-nfs call/s=call retrans/s=retrans
      network/net-sock totsck=totsck tcpsck=tcpsck udpsck=udpsck tcp-tw=tcp-tw
      network/net-tcp active/s=active oseg/s=oseg
      network/net-etcp atmptf/s=atmptf retrans/s=retrans
      psi/psi-cpu %scpu-10=some_avg10 %scpu-60=some_avg60
      psi/psi-io %sio-10=some_avg10 %sio-60=some_avg60 %fio-10=full_avg10 %fio-60=full_avg60
      psi/psi-mem %smem-10=some_avg10 %smem-60=some_avg60 %fmem-10=full_avg10 %fmem-60=full_avg60
      """;

  private static final String[][] PROCESSOR = {
    {"us", "user", "usr"},
    {"ni", "nice", "nice"},
    {"sy", "system", "sys"},
    {"wa", "iowait", "iowait"},
    {"st", "steal", "steal"},
    {"si", "soft", "soft"},
    {"id", "idle", "idle"}
  };

  /**
   * One table of sadf.
   *
   * @param path where it stands in the statistics of one time
   * @param columns sar's columns, each with the fields that hold it, the first that is there
   */
  private record Table(List<String> path, Map<String, List<String>> columns) {

    static Table of(String line) {
      List<String> words = Text.words(line);
      Map<String, List<String>> columns = new LinkedHashMap<>();
      for (String word : words.subList(1, words.size())) {
        int equals = word.indexOf('=');
        columns.put(word.substring(0, equals), List.of(word.substring(equals + 1).split(",", 4)));
      }
      return new Table(List.of(words.get(0).split("/", 3)), columns);
    }

    /** The rows: of an array one each, else the object itself. */
    List<Json> rows(Json statistics) {
      Json found = statistics.get(path.toArray(String[]::new));
      return found.items().isEmpty() && found.exists() ? List.of(found) : found.items();
    }

    /** The columns that a row has. */
    List<String> of(Json row) {
      return columns.keySet().stream()
          .filter(column -> columns.get(column).stream().anyMatch(row::has))
          .toList();
    }

    List<String> cells(Json row) {
      return of(row).stream()
          .map(column -> columns.get(column).stream().filter(row::has).findFirst().orElseThrow())
          .map(row::text)
          .toList();
    }
  }

  private static final List<Table> KNOWN = TABLES.lines().map(Table::of).toList();

  SysstatJsonParser() {
    super("sysstat-json");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = " " + Asked.arguments(reading.command()) + " ";
    boolean json = arguments.contains(" -o JSON ") || arguments.contains(" -oJSON ");
    return (Asked.tool(reading, "iostat", "mpstat", "pidstat") && json)
        || (Asked.tool(reading, "sadf") && arguments.contains(" -j"));
  }

  @Override
  public int recognise(List<String> head) {
    return begins(head, "\"sysstat\"") ? 98 : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    for (Json host : value.get("sysstat", "hosts").items()) {
      long cores = host.number(-1, "number-of-cpus");
      if (cores > 0) {
        Origin at = place.of(host.get("number-of-cpus"));
        place.out().observe(new Measure("stat.cores", cores, place.out().sample(), at));
      }
      List<Json> statistics = host.get("statistics").items();
      if (statistics.stream().anyMatch(one -> one.get("timestamp").has("interval"))) {
        KNOWN.forEach(table -> recorded(table, statistics, place));
        host.get("restarts").items().forEach(restart -> restart(restart.get("boot"), place));
      } else {
        for (int i = 0; i < statistics.size(); i++) {
          looked(statistics.get(i), place.out().sample() + i, place);
        }
      }
    }
    return value.has("sysstat");
  }

  /** One table of sadf over all times. */
  private static void recorded(Table kind, List<Json> statistics, Place place) {
    SarTable table = null;
    for (Json one : statistics) {
      LocalTime time = time(one.text("timestamp", "time"));
      for (Json row : time == null ? List.<Json>of() : kind.rows(one)) {
        List<String> columns = kind.of(row);
        if (columns.size() < 2) {
          continue;
        }
        if (table == null) {
          long seconds = one.number(0, "timestamp", "interval");
          // before the first interval the counters since boot are given a length beyond all days
          table = new SarTable(columns, seconds < 86_400 ? time.minusSeconds(seconds) : null);
        }
        if (table.isOf(columns)) {
          table.add(time, kind.cells(row), place.of(row));
        }
      }
    }
    if (table != null) {
      table.observe(place.out());
    }
  }

  private static void restart(Json boot, Place place) {
    LocalDate date = SysstatText.date(boot.text("date"));
    LocalTime time = time(boot.text("time"));
    if (date != null && time != null) {
      place.out().observe(new HostRestart(date.atTime(time), false, place.of(boot)));
    }
  }

  private static LocalTime time(String text) {
    return SysstatText.time(new ArrayList<>(Text.words(text.replace('-', ':'), 3)));
  }

  /** One look of iostat or mpstat. */
  private static void looked(Json one, int sample, Place place) {
    Json processor = one.get("avg-cpu");
    if (processor.exists()) {
      measures(processor, sample, place);
    }
    for (Json core : one.get("cpu-load").items()) {
      if (core.text("cpu").equals("all")) {
        measures(core, sample, place);
      } else if (Text.integer(core.text("cpu")) >= 0) {
        List<String> columns =
            List.of("CPU", "%usr", "%sys", "%iowait", "%soft", "%steal", "%idle");
        List<String> cells =
            List.of(
                core.text("cpu"),
                core.text("usr"),
                core.text("sys"),
                core.text("iowait"),
                core.text("soft"),
                core.text("steal"),
                core.text("idle"));
        place.out().observe(SysstatText.core(columns, cells, sample, place.of(core)));
      }
    }
    one.get("disk").items().forEach(disk -> device(disk, sample, place));
  }

  private static void measures(Json load, int sample, Place place) {
    for (String[] names : PROCESSOR) {
      double value = value(load, names[1], names[2]);
      if (value >= 0) {
        place.out().observe(new Measure("cpu." + names[0], value, sample, place.of(load)));
      }
    }
  }

  private static void device(Json disk, int sample, Place place) {
    place
        .out()
        .observe(
            new DeviceLoad(
                disk.text("disk_device"),
                value(disk, "r/s", "tps"),
                value(disk, "w/s"),
                Math.max(value(disk, "r_await", "await"), value(disk, "w_await", "await")),
                value(disk, "aqu-sz", "avgqu-sz"),
                value(disk, "util"),
                sample,
                place.of(disk)));
  }

  /** The first of these fields that is there, or -1. */
  private static double value(Json object, String... names) {
    for (String name : names) {
      double value = Text.decimal(object.text(name));
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return -1;
  }
}
