package dev.culprit.bench;

/**
 * The small files of a sosreport, in the shares that real ones of some thousand files have: half of
 * them below {@code sys}, a third below {@code proc}, the rest configuration and outputs of
 * commands that are run once for each device.
 */
final class SmallFiles {

  private static final String[] SETTINGS = {
    "accept_redirects",
    "accept_source_route",
    "arp_announce",
    "arp_ignore",
    "disable_policy",
    "forwarding",
    "log_martians",
    "mc_forwarding",
    "medium_id",
    "promote_secondaries",
    "proxy_arp",
    "rp_filter",
    "secure_redirects",
    "send_redirects",
    "shared_media",
    "tag"
  };

  private static final String[] QUEUE = {
    "add_random",
    "discard_granularity",
    "hw_sector_size",
    "io_poll",
    "logical_block_size",
    "max_hw_sectors_kb",
    "max_segments",
    "nr_requests",
    "read_ahead_kb",
    "rotational",
    "rq_affinity"
  };

  private static final String[] COUNTERS = {
    "collisions", "multicast", "rx_bytes", "rx_compressed", "rx_crc_errors", "rx_dropped",
    "rx_errors", "rx_packets", "tx_bytes", "tx_dropped", "tx_errors", "tx_packets"
  };

  private static final String[] OF_PROCESS = {
    "cgroup", "comm", "limits", "mountinfo", "oom_score", "sched", "stack", "status"
  };

  private static final String[] SPOKEN = {"ethtool_", "ethtool_-i_", "ethtool_-k_", "ethtool_-S_"};

  private final Dice dice;
  private String name = "";
  private String text = "";

  SmallFiles(Dice dice) {
    this.dice = dice;
  }

  /** Where the file lies. */
  String name() {
    return name;
  }

  /** What it holds. */
  String text() {
    return text;
  }

  /** Makes the file of this number; no two have the same name. */
  void next(int number) {
    int device = number / 20;
    text = dice.number(0, 99_999) + "\n";
    switch (number % 20) {
      case 0, 1, 2 -> counter(device, COUNTERS[number % COUNTERS.length]);
      case 3, 4, 5 -> name = "sys/devices/virtual/block/sd" + device + "/queue/" + queue(number);
      case 6, 7 -> name = "sys/module/" + dice.word() + device + "/parameters/limit" + number % 20;
      case 8, 9 ->
          name = "sys/fs/cgroup/system.slice/" + dice.word() + device + ".service/f" + number % 20;
      case 10, 11, 12 -> name = "proc/sys/net/ipv4/conf/eth" + device + "/" + setting(number);
      case 13, 14 -> name = "proc/sys/net/ipv6/neigh/eth" + device + "/" + setting(number);
      case 15 -> name = "proc/irq/" + device + "/smp_affinity";
      case 16 -> process(device);
      case 17 -> configuration("etc/" + dice.word() + ".d/" + dice.word() + device + ".conf");
      case 18 -> output(device);
      default -> udev(device);
    }
  }

  private static String setting(int number) {
    return SETTINGS[number % SETTINGS.length];
  }

  private static String queue(int number) {
    return QUEUE[number % QUEUE.length];
  }

  /** On a sound network next to nothing is lost. */
  private void counter(int device, String counter) {
    name = "sys/devices/virtual/net/eth" + device + "/statistics/" + counter;
    boolean traffic = counter.endsWith("bytes") || counter.endsWith("packets");
    text = traffic || dice.happens(0.001) ? text : "0\n";
  }

  private void process(int device) {
    String file = OF_PROCESS[device % OF_PROCESS.length];
    name = "proc/" + (10_000 + device) + "/" + file;
    text =
        switch (file) {
          case "cgroup" -> "0::/system.slice/php-fpm.service\n";
          case "comm" -> "php-fpm\n";
          case "limits" -> limits();
          case "status" ->
              "Name:\tphp-fpm\nState:\tS (sleeping)\nPid:\t" + (10_000 + device) + "\n";
          case "mountinfo" -> "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n".repeat(30);
          case "sched" -> "se.exec_start                    :      12345678.901234\n".repeat(40);
          case "stack" -> "[<0>] do_epoll_wait+0x5e9/0x720\n[<0>] do_syscall_64+0x55/0xb0\n";
          default -> text;
        };
  }

  private static String limits() {
    return """
    Limit                     Soft Limit           Hard Limit           Units
    Max cpu time              unlimited            unlimited            seconds
    Max processes             63412                63412                processes
    Max open files            1024                 524288               files
    """;
  }

  /** From a few lines to a commented file of some ten KB, as they are shipped. */
  private void configuration(String path) {
    name = path;
    StringBuilder lines = new StringBuilder();
    int count = 5 + dice.early(400);
    for (int i = 0; i < count; i++) {
      lines.append("# The ").append(dice.word()).append(" of each ").append(dice.word());
      lines.append(" is kept for so many seconds\n");
      lines.append(dice.word()).append(" = ").append(dice.number(0, 9999)).append('\n');
    }
    text = lines.toString();
  }

  private void output(int device) {
    String command = SPOKEN[device % SPOKEN.length];
    name = "sos_commands/networking/" + command + "eth" + device;
    StringBuilder lines = new StringBuilder();
    switch (command) {
      case "ethtool_" -> lines.append("Settings for eth").append(device).append(":\n");
      case "ethtool_-k_" -> lines.append("Features for eth").append(device).append(":\n");
      case "ethtool_-S_" -> lines.append("NIC statistics:\n");
      default -> lines.append("driver: veth\nversion: 1.0\n");
    }
    if (!command.equals("ethtool_-i_")) {
      for (int i = 0; i < 60; i++) {
        lines.append("\t").append(dice.word()).append('_').append(i).append(": ");
        lines.append(command.equals("ethtool_-S_") ? dice.number(0, 99_999) : "off").append('\n');
      }
    }
    text = lines.toString();
  }

  private void udev(int device) {
    name = "sos_commands/block/udevadm_info_-ap_.sys.block.sd" + device;
    StringBuilder lines = new StringBuilder("Udevadm info starts with the device specified.\n\n");
    for (int i = 0; i < 60; i++) {
      lines.append("    ATTR{").append(dice.word()).append('/').append(i).append("}==\"");
      lines.append(dice.number(0, 99_999)).append("\"\n");
    }
    text = lines.toString();
  }
}
