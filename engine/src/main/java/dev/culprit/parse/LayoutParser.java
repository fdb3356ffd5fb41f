package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts whose layout is known and of which no finding needs a value: their rows are understood, and
 * whatever else stands among them is seen and reported.
 */
final class LayoutParser extends LineParser {

  /** Lines are at most so long; longer ones are none of these. */
  private static final int LONGEST = 4096;

  /** A mark and rows of its own leave hardly a doubt. */
  private static final int SURE = 90;

  private final String[] tools;
  private final Pattern asked;
  private final Pattern mark;
  private final Pattern row;

  /**
   * A layout.
   *
   * @param tools the tools that print it
   * @param asked what their arguments look like; "" where it does not matter
   * @param mark a line that no other tool prints, such as the header
   * @param row any other row
   */
  private LayoutParser(String id, List<String> tools, String asked, String mark, String row) {
    super(id);
    this.tools = tools.toArray(new String[0]);
    this.asked = Pattern.compile(asked.isEmpty() ? ".*" : asked);
    this.mark = Pattern.compile(mark);
    this.row = Pattern.compile(row);
  }

  static final List<Parser> ALL =
      List.of(
          // names are cut at the port; the words at the end are in the language of the host
          new LayoutParser(
              "lastlog",
              List.of("lastlog"),
              "",
              "(?:Username|Benutzername|Benutzer|Utilisateur|Nombre|Usuario) +(?:Port|Puerto) .*",
              "\\S{1,40} .*(?:\\*\\*.{3,60}\\*\\*| \\d{4})\\s*"),
          // of the ports of a bridge: addresses, VLANs and groups
          new LayoutParser(
              "bridge",
              List.of("bridge", "brctl"),
              "(?!.*\\bl(?:i|in|ink)?\\b).*",
              "[0-9a-f]{2}(?::[0-9a-f]{2}){5} dev \\S+ .*|port\\s+vlan[- ]ids?.*"
                  + "|bridge name\\s+bridge id\\s+STP enabled\\s+interfaces"
                  + "|port no\\s+mac addr\\s+is local\\?\\s+ageing timer",
              "\\S{1,40}\\s+(?:None|\\d{1,4}(?:-\\d{1,4})?)(?:\\s.*)?|\\s+\\d{1,4}(?:-\\d{1,4})?(?:\\s.*)?"
                  + "|\\S{1,40}\\s+[0-9a-f]{4}\\.[0-9a-f]{12}\\s+(?:yes|no).*|\\s+\\S{1,40}\\s*"
                  + "|dev \\S+ port \\S+ grp .*"
                  + "|RTNETLINK answers: Operation not supported|Dump terminated"),
          new LayoutParser(
              "ip-maddr",
              List.of("ip"),
              "(?:-\\S+ +)*m(?:a|ad|add|addr|addre|addres|address)(?: .*)?",
              "\\s+link\\s+(?:33:33|01:00):.*|\\s+inet6?\\s+(?:22[4-9]|23\\d|ff0[12])[.:].*",
              "\\d{1,5}:\\s+\\S{1,40}\\s*|\\s+(?:link|inet6?)\\s+\\S{2,60}.*"),
          new LayoutParser(
              "ip-netns",
              List.of("ip"),
              "(?:-\\S+ +)*netns(?: (?:l|list|ls|show))?\\s*",
              "[\\w.-]{1,64} \\(id: \\d{1,6}\\)",
              "[\\w.-]{1,64}"),
          // means since a share was mounted; how often calls were repeated nfsstat tells
          new LayoutParser(
              "nfsiostat",
              List.of("nfsiostat"),
              "",
              "\\S{1,400} mounted on /.{0,400}:",
              "\\s{1,20}ops?/s\\s{1,20}rpc bklog\\s*|\\s{0,40}[\\d.]{1,20}\\s{1,20}[\\d.]{1,20}\\s*"
                  + "|\\w{1,24}:\\s{1,20}ops/s\\s.*|\\s{1,40}[\\d.]{1,20}\\s.*\\(\\s?[\\d.]{1,10}%\\).*"),
          new LayoutParser(
              "lsmem",
              List.of("lsmem"),
              "",
              "RANGE +SIZE +STATE .*",
              "0x[0-9a-f]{8,16}-0x[0-9a-f]{8,16} .*"
                  + "|(?:Memory block size|Total (?:online|offline) memory): .*"),
          new LayoutParser(
              "blockdev",
              List.of("blockdev"),
              "",
              "RO +RA +SSZ +BSZ +(?:First|Start) ?[Ss]ec\\w* +Size +Device",
              "r[ow] +\\d{1,9} +\\d{1,9} +\\d{1,9} +[\\d-]{1,20} +\\d{1,20} +/\\S+"),
          new LayoutParser(
              "faillock",
              List.of("faillock"),
              "",
              "When +Type +Source +Valid",
              "\\S{1,40}:|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\S.*"
                  + "|faillock: Error reading tally directory: .*"),
          // the kernel's superblock of ext2 to ext4, by dumpe2fs -h and tune2fs -l
          new LayoutParser(
              "ext-superblock",
              List.of("dumpe2fs", "tune2fs"),
              "",
              "Filesystem (?:volume name|UUID|magic number): .*",
              "[A-Z][\\w ?()/'#-]{2,40}:(?:\\s.*)?|(?:dumpe2fs|tune2fs) \\d.*"
                  + "|(?:dumpe2fs|tune2fs): Operation not permitted while trying to open .*"
                  + "|Couldn't find valid filesystem superblock\\."),
          new LayoutParser(
              "hwclock",
              List.of("hwclock"),
              "",
              "hwclock from util-linux .*"
                  + "|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,]\\d{6}[+-]\\d\\d:\\d\\d"
                  + "|.{10,60} [+-]?\\d[.,]\\d{6} seconds",
              "hwclock: .*|(?:Time read from|Hw clock time|Waiting for|Trying to|Using the|Last|"
                  + "Hardware clock|Time since|Calculated|\\.\\.\\.|Assuming|System Time|RTC type).*"),
          // which modules and hosts httpd would serve
          new LayoutParser(
              "httpd-self",
              List.of("apachectl", "apache2ctl", "httpd", "apache2", "httpd.worker"),
              "(?:.* )?-(?:[MSDLlVv]|t)(?: .*)?",
              "Loaded Modules:|VirtualHost configuration:|Server version: Apache/.*",
              " \\w{2,60} \\((?:static|shared)\\)|Syntax OK"
                  + "|(?:ServerRoot|Main DocumentRoot|Main ErrorLog|Mutex [\\w-]{1,40}|PidFile"
                  + "|Define|User|Group|Server \\w{2,20}|Architecture|  (?:threaded|forked)"
                  + "|wildcard NameVirtualHosts and _default_ servers): .*|wildcard NameVirtualHosts.*"
                  + "|Compiled in modules:|  \\w+\\.c|  (?:threaded|forked): .*|Server compiled with.*"
                  + "| -D .*|(?:\\*|_default_|[\\w.:\\[\\]-]{1,60}):(?:\\*|\\d{1,5}) .*"
                  + "| {8,}(?:default server|port \\d{1,5} namevhost|alias|wild alias) .*"),
          // what a program says of its own version
          new LayoutParser(
              "version",
              List.of("java", "nginx", "php", "php-fpm", "btrfs", "openssl", "mysqld", "postgres"),
              "(?:.* )?(?:--?version|-[vV]|version)(?: .*)?",
              "(?:openjdk|java) version \".*|openjdk \\d\\S* .*|nginx version: \\S+"
                  + "|btrfs-progs v\\d.*|PHP \\d+\\.\\d+\\.\\S+ \\((?:cli|fpm-fcgi|cgi-fcgi)\\).*",
              "(?:OpenJDK|Java\\(TM\\)|Java HotSpot\\(TM\\)|Eclipse OpenJ9|IBM J9).*"
                  + "|built (?:by|with) .*|TLS SNI support enabled|configure arguments: .*"
                  + "|Copyright \\(c\\) .*|Zend Engine v.*|    with .*|OpenSSL \\d.*"
                  + "|\\S*(?:mysqld|mariadbd|postgres)\\b.*\\d+\\.\\d+.*"
                  + "|Picked up \\w+_OPTIONS: .*|\\S+-tools? .*"),
          new LayoutParser(
              "blkid",
              List.of("blkid"),
              "",
              "/\\S{1,200}: (?:LABEL|UUID|TYPE|PTUUID|PTTYPE|BLOCK_SIZE|PARTLABEL|PARTUUID|SEC_TYPE|LABEL_FATBOOT)=\".*",
              "blkid: .*"),
          // who is logged in, and when
          new LayoutParser(
              "who",
              List.of("who"),
              "",
              "\\S{1,40} +(?:pts/|tty|:)\\S* +(?:\\d{4}-\\d\\d-\\d\\d|\\p{L}{3} +\\d{1,2}) \\d\\d:\\d\\d.*",
              "NAME +LINE +TIME.*| +(?:system boot|run-level \\d) +.*|# users=\\d+|LOGIN +tty.*"),
          new LayoutParser(
              "systemd-list",
              List.of("systemctl"),
              "(?:.* )?list-(?:timers|unit-files|sockets|jobs)(?: .*)?",
              "NEXT +LEFT +LAST +PASSED +UNIT +ACTIVATES\\s*|UNIT FILE +STATE.*"
                  + "|LISTEN +UNIT +ACTIVATES\\s*|\\s*JOB +UNIT +TYPE +STATE\\s*",
              "(?:.{10,90} )?\\S+\\.timer +\\S+\\.service\\s*|\\S+\\.\\w+ +(?:enabled|disabled|static|masked"
                  + "|generated|transient|indirect|alias|linked|bad|invalid)(?:-runtime)?(?: .*)?"
                  + "|\\S+ .{0,120}\\.socket +\\S+\\s*| *\\d+ \\S+\\.\\w+ +\\w+ +(?:waiting|running)\\s*"
                  + "|\\d+ (?:timers|unit files|sockets|jobs) listed\\..*|Pass --all .*|No jobs running\\."),
          new LayoutParser(
              "lsns",
              List.of("lsns"),
              "",
              " *NS +TYPE +NPROCS +PID +USER +.*",
              "\\d{10} (?:time|cgroup|pid|user|uts|ipc|mnt|net) .*|[ │├└─`|-]{1,40}/.*"),
          // memory of one process, area by area; of the whole smaps_rollup tells
          new LayoutParser(
              "pmap",
              List.of("pmap"),
              "",
              "Address +Kbytes +.*|\\s*total +\\d{1,15}K\\s*|total kB .*",
              "\\d{1,9}: .*|[0-9a-f]{8,16} .*|-{4,} .*"),
          new LayoutParser(
              "numastat",
              List.of("numastat"),
              "(?!.*-[pm]).*",
              "(?: +node\\d{1,3}){1,64}\\s*",
              "(?:numa_hit|numa_miss|numa_foreign|interleave_hit|local_node|other_node)(?: +\\d{1,20})+\\s*"),
          // how long the start of the host took, whole and by unit
          new LayoutParser(
              "systemd-analyze",
              List.of("systemd-analyze"),
              "(?!.*\\b(?:security|dump|verify|plot|dot)\\b).*",
              "Startup finished in .*|The time (?:when unit|after the unit) .*"
                  + "|\\s*(?:\\d{1,4}(?:h|min) ){0,2}[\\d.]{1,8}m?s [^\\s/]{1,200}\\.(?:service|mount|device|swap"
                  + "|socket|target|timer|path|slice|scope|automount)",
              "The time .*|[ │├└─`|-]{0,60}[^\\s/]{1,200}\\.\\w{4,10}(?: @\\S.*)?"
                  + "|\\S{1,80}\\.target reached after .*"),
          new LayoutParser(
              "boot-list",
              List.of("journalctl"),
              ".*--list-boots.*",
              "\\s*-?\\d{1,4} [0-9a-f]{32} .*",
              "IDX +BOOT ID +FIRST ENTRY +LAST ENTRY\\s*"),
          // use of the moment, as kubernetes measures it
          new LayoutParser(
              "kubectl-top",
              List.of("kubectl", "oc"),
              "(?:.* )?(?:top|adm top) .*",
              "(?:NAMESPACE +)?(?:POD +)?NAME +CPU\\(cores\\) .*",
              "(?:[\\w./:-]{1,253} +){1,3}\\d{1,9}m?(?: +\\d{1,3}%)? +\\d{1,15}[KMGT]?i?(?: +\\d{1,3}%)?\\s*"
                  + "|(?:[\\w./:-]{1,253} +){1,3}(?:<unknown> *){2,4}"),
          new LayoutParser(
              "docker-info",
              List.of("docker", "podman"),
              "(?:.* )?info(?: .*)?",
              "\\s?(?:Containers: \\d+|Storage Driver: .*|Docker Root Dir: .*)",
              "\\s*[A-Za-z][\\w /().-]{0,60}:(?: .*)?|\\s{1,8}\\S.{0,300}|(?:WARNING|ERROR): .*"),
          new LayoutParser(
              "docker-space",
              List.of("docker", "podman"),
              "system df.*",
              "TYPE +TOTAL +ACTIVE +SIZE +RECLAIMABLE\\s*",
              "(?:Images|Containers|Local Volumes|Build Cache) +\\d{1,9} .*"),
          new LayoutParser(
              "crictl-pods",
              List.of("crictl"),
              "(?:.* )?pods?(?: .*)?",
              "POD ID +CREATED +STATE +NAME +.*",
              "[0-9a-f]{12,64} +.*"),
          new LayoutParser(
              "resolver-counts",
              List.of("resolvectl", "systemd-resolve"),
              "(?:--)?statistics.*",
              "\\s*(?:Current|Total) Transactions: \\d{1,20}|\\s*Current Cache Size: \\d{1,20}",
              "\\s*(?:DNSSEC supported by current servers|Cache Hits|Cache Misses|Secure|Insecure|Bogus"
                  + "|Indeterminate|Total Timeouts|Total Failure Responses|Total (?:Timeouts|Failure).*|Total Responses.*)"
                  + ": \\S{1,20}|\\s*(?:Transactions|Cache|DNSSEC Verdicts|Failure Transactions)\\s*"),
          // requests under way, and what memory is kept for which objects
          new LayoutParser(
              "haproxy-inside",
              List.of("echo", "socat", "nc", "hatop", "haproxyctl"),
              ".*show (?:sess|pools).*",
              "0x[0-9a-f]{6,16}: proto=\\S{1,20} .*|Dumping pools usage\\. .*",
              "\\s+- Pool \\S{1,60} \\(\\d{1,12} bytes\\).*|Total: \\d{1,6} pools, .*"),
          // one line that says that a configuration could be read
          new LayoutParser(
              "config-check",
              List.of("haproxy", "nginx"),
              "(?:.* )?-[ct](?: .*)?",
              "Configuration file is valid"
                  + "|nginx: the configuration file \\S+ syntax is ok"
                  + "|nginx: configuration file \\S+ test is successful",
              "\\[NOTICE\\]\\s+\\(\\d+\\) : (?:haproxy version|path to executable) is .*"));

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, tools)
        && asked.matcher(Asked.arguments(reading.command())).matches();
  }

  @Override
  public int recognise(List<String> head) {
    boolean marked =
        head.stream().anyMatch(line -> line.length() < LONGEST && mark.matcher(line).matches());
    return marked && mostly(head, this::isRow) ? SURE : 0;
  }

  private boolean isRow(String line) {
    return line.length() < LONGEST && (mark.matcher(line).matches() || row.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> isRow(line);
  }
}
