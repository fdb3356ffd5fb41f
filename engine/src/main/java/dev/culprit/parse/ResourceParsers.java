package dev.culprit.parse;

import java.util.List;

/** The parsers of processors, memory's inner state, devices, locks, control groups and clocks. */
final class ResourceParsers {

  static final List<Parser> ALL =
      List.of(
          new IostatParser(),
          new DiskstatsParser(),
          new UptimeFileParser(),
          new SwapsParser(),
          new SarParser(),
          new MpstatParser(),
          new PidstatParser(),
          new IotopParser(),
          new PressureParser(),
          new KernelTables.Buddyinfo(),
          new ZoneinfoParser(),
          new KernelTables.Stat(),
          new KernelTables.Softirqs(),
          new InterruptsParser(),
          new KernelTables.Softnet(),
          new SlabParser(),
          new LocksParser(),
          new CgroupFileParser(),
          new KernelStackParser(),
          new ClockSyncParser(),
          new CertificateParser(),
          new MdstatParser(),
          new MdadmParser(),
          new QuotaParser(),
          new NfsstatParser(),
          new MountstatsParser(),
          new DuParser(),
          new LsParser(),
          new SmartctlParser(),
          new SmartctlJsonParser(),
          new UtilLinuxJsonParser(),
          new SysstatJsonParser(),
          new LvmReportParser(),
          new LvmDisplayParser(),
          new MultipathParser(),
          new XfsInfoParser(),
          new LsblkParser(),
          new IpcsParser(),
          new SysvIpcParser(),
          new WatchParser(),
          new FlowParser());

  private ResourceParsers() {}
}
