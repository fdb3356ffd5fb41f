package dev.culprit.parse;

import dev.culprit.fact.DeviceLoad;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One table of sar. Of a day only the last three hours count, since an outage is about now; each
 * interval of them is a sample, from 1.
 *
 * <p>Intervals of a minute and more are means of which each says more than a look of a second:
 * their measures are {@code sar-cpu.id}, {@code sar-swap.in} and the like. Shorter ones are what
 * mpstat and vmstat print, under the same names.
 */
final class SarTable {

  /** Three hours of ten minutes each. */
  private static final int INTERVALS = 18;

  /** Rows of one interval; hosts with more devices or cores are read in part. */
  private static final int ROWS = 4096;

  private static final int MINUTE = 60;

  /** Columns whose last value tells the state of the host, and under which name. */
  private static final String[][] LAST = {
    {"kbavail", "meminfo.MemAvailable"},
    {"kbswpfree", "meminfo.SwapFree"},
    {"kbhugfree", "sar-huge.free"},
    {"file-nr", "file-nr.allocated"},
    {"inode-nr", "sar-table.inodes"},
    {"totsck", "sockstat.sockets.used"},
    {"tcpsck", "sockstat.TCP.inuse"},
    {"udpsck", "sockstat.UDP.inuse"},
    {"tcp-tw", "sockstat.TCP.tw"},
    {"plist-sz", "tasks.total"},
    {"ldavg-1", "load.1"},
    {"ldavg-5", "load.5"},
    {"ldavg-15", "load.15"},
    {"%scpu-10", "pressure.cpu.some.avg10"},
    {"%scpu-60", "pressure.cpu.some.avg60"},
    {"%sio-10", "pressure.io.some.avg10"},
    {"%sio-60", "pressure.io.some.avg60"},
    {"%fio-10", "pressure.io.full.avg10"},
    {"%fio-60", "pressure.io.full.avg60"},
    {"%smem-10", "pressure.memory.some.avg10"},
    {"%smem-60", "pressure.memory.some.avg60"},
    {"%fmem-10", "pressure.memory.full.avg10"},
    {"%fmem-60", "pressure.memory.full.avg60"}
  };

  /** Columns of which each interval counts, and under which name. */
  private static final String[][] EACH = {
    {"runq-sz", "sar-queue.runnable"},
    {"blocked", "sar-queue.blocked"},
    {"pswpin/s", "sar-swap.in"},
    {"pswpout/s", "sar-swap.out"},
    {"pgscand/s", "sar-page.direct-scan"},
    {"majflt/s", "sar-page.major-faults"},
    {"oseg/s", "sar-tcp.sent"},
    {"retrans/s", "sar-tcp.sent-again"},
    {"proc/s", "sar-task.made"}
  };

  private static final String[][] PROCESSOR = {
    {"us", "%user", "%usr"},
    {"ni", "%nice"},
    {"sy", "%system", "%sys"},
    {"wa", "%iowait"},
    {"st", "%steal"},
    {"si", "%soft"},
    {"id", "%idle"}
  };

  private record Row(List<String> cells, Origin origin) {}

  private final List<String> columns;
  private final LocalTime begun;
  private final Deque<List<Row>> intervals = new ArrayDeque<>();
  private LocalTime last;
  private long seconds;

  /** A table with these columns, whose first interval began at {@code begun}. */
  SarTable(List<String> columns, LocalTime begun) {
    this.columns = List.copyOf(columns);
    this.begun = begun;
  }

  int width() {
    return columns.size();
  }

  boolean isOf(List<String> names) {
    return columns.equals(names);
  }

  /** Takes a row; rows of the same time are of one interval. */
  void add(LocalTime time, List<String> cells, Origin origin) {
    if (!time.equals(last)) {
      LocalTime before = last == null ? begun : last;
      seconds = before == null ? 0 : Duration.between(before, time).toSeconds();
      intervals.add(new ArrayList<>());
      if (intervals.size() > INTERVALS) {
        intervals.remove();
      }
      last = time;
    }
    if (intervals.getLast().size() < ROWS) {
      intervals.getLast().add(new Row(cells, origin));
    }
  }

  /** Says what the kept intervals tell. */
  void observe(Sink out) {
    int sample = 0;
    for (List<Row> interval : intervals) {
      sample++;
      for (Row row : interval) {
        each(row, sample, out);
      }
    }
    if (!intervals.isEmpty()) {
      Row row = intervals.getLast().get(0);
      for (String[] names : LAST) {
        measure(row, names[0], names[1], 0, out);
      }
      memory(row, out);
    }
  }

  private void each(Row row, int sample, Sink out) {
    String first = row.cells().get(0);
    switch (columns.get(0)) {
      case "CPU" -> processor(row, first, sample, out);
      case "call/s" -> {
        // the client's calls to a file server, whose retrans/s is another one than TCP's
        measure(row, "retrans/s", "sar-nfs.sent-again", sample, out);
      }
      case "DEV" -> out.observe(device(row, sample));
      case "IFACE" -> {
        for (String column : List.of("rxerr/s", "txerr/s", "rxdrop/s", "txdrop/s", "rxfifo/s")) {
          measure(row, column, "sar-nic." + first + "." + column, sample, out);
        }
      }
      default -> {
        for (String[] names : EACH) {
          measure(row, names[0], names[1], sample, out);
        }
      }
    }
  }

  private void processor(Row row, String core, int sample, Sink out) {
    boolean all = core.equals("all") || core.equals("-1");
    String prefix = seconds >= MINUTE ? "sar-cpu." : "cpu.";
    for (String[] names : PROCESSOR) {
      double value = value(row, names[1], names[names.length - 1]);
      if (all && value >= 0) {
        out.observe(new Measure(prefix + names[0], value, sample, row.origin()));
      }
    }
    if (!all && columns.contains("%soft")) {
      out.observe(SysstatText.core(columns, row.cells(), sample, row.origin()));
    }
  }

  private Observation device(Row row, int sample) {
    return new DeviceLoad(
        row.cells().get(0),
        value(row, "tps"),
        -1,
        value(row, "await"),
        value(row, "aqu-sz", "avgqu-sz"),
        value(row, "%util"),
        sample,
        row.origin());
  }

  /** Total sizes follow from what is used and its share. */
  private void memory(Row row, Sink out) {
    double used = value(row, "kbmemused");
    double share = value(row, "%memused");
    if (used > 0 && share > 0) {
      out.observe(new Measure("meminfo.MemTotal", Math.rint(used * 100 / share), 0, row.origin()));
    }
    double swapFree = value(row, "kbswpfree");
    double swapUsed = value(row, "kbswpused");
    if (swapFree >= 0 && swapUsed >= 0) {
      out.observe(new Measure("meminfo.SwapTotal", swapFree + swapUsed, 0, row.origin()));
    }
  }

  private void measure(Row row, String column, String name, int sample, Sink out) {
    double value = value(row, column);
    if (value >= 0) {
      out.observe(new Measure(name, value, sample, row.origin()));
    }
  }

  private double value(Row row, String... names) {
    double value = SysstatText.value(columns, row.cells(), names);
    return value >= 0 ? value : ofHuman(row, names);
  }

  /** Of -h and --human: {@code 98.0%}, {@code 16.3G}, the latter in KiB where a column is so. */
  private double ofHuman(Row row, String... names) {
    for (String name : names) {
      int at = columns.indexOf(name);
      if (at >= 0 && at < row.cells().size()) {
        String cell = row.cells().get(at);
        double value =
            name.startsWith("kb")
                ? Math.rint(Text.bytes(cell, 1024) / 1024.0)
                : Text.decimal(SysstatText.plain(cell));
        return value >= 0 ? value : -1;
      }
    }
    return -1;
  }
}
