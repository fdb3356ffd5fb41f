package dev.culprit.bench;

/** What {@code lsof -nP} or {@code ss -tanp} prints on a host with very many sockets. */
final class SocketTable implements Rows {

  /** Descriptors of one process. */
  private static final int PER_PROCESS = 1000;

  private final Dice dice;
  private final boolean lsof;
  private int row = -1;

  /**
   * A table.
   *
   * @param lsof whether it is lsof's, else it is that of ss
   */
  SocketTable(Dice dice, boolean lsof) {
    this.dice = dice;
    this.lsof = lsof;
  }

  @Override
  public String next() {
    row++;
    if (row == 0) {
      return lsof
          ? "COMMAND     PID     USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME\n"
          : "State    Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
    }
    int pid = 10_000 + row / PER_PROCESS;
    int fd = row % PER_PROCESS;
    return lsof ? ofLsof(pid, fd) : ofSs(pid, fd);
  }

  private String ofLsof(int pid, int fd) {
    String head = "php-fpm8. " + pid + " www-data  " + fd;
    int inode = 2_000_000 + row;
    return switch (dice.number(0, 9)) {
      case 0 ->
          head + "r      REG              254,1    52311     " + inode + " /srv/shop/index.php\n";
      case 1 ->
          head + "u     unix 0xffff9e3b" + dice.hex(8) + "      0t0    " + inode + " type=STREAM\n";
      case 2 -> head + "u     sock                0,8      0t0    " + inode + " protocol: TCP\n";
      default ->
          head
              + "u     IPv4            "
              + inode
              + "      0t0        TCP 10.0.0.1:80->"
              + dice.address()
              + ":"
              + dice.number(1024, 65535)
              + " ("
              + dice.one("ESTABLISHED", "ESTABLISHED", "CLOSE_WAIT")
              + ")\n";
    };
  }

  private String ofSs(int pid, int fd) {
    return dice.one("ESTAB     ", "ESTAB     ", "CLOSE-WAIT", "TIME-WAIT ")
        + " 0      0      10.0.0.1:80     "
        + dice.address()
        + ":"
        + dice.number(1024, 65535)
        + "   users:((\"php-fpm8.2\",pid="
        + pid
        + ",fd="
        + fd
        + "))\n";
  }
}
