package dev.culprit.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, 0",
    "1.9, 1.10, -1",
    "1:1.0, 2.0, 1",
    "8.2.34-1~deb12u1, 8.2.36-1~deb12u1, -1",
    "1.22.1-9+deb12u10, 1.22.1-9+deb12u9, 1",
    "2.0~rc1, 2.0, -1",
    "1.0.2k-19.el7, 1.0.2u-1.el7, -1",
    "2.4.6-97.el7.centos, 2.4.6-97.el7.centos.1, -1",
    "007, 7, 0",
    "1.0, 1.0a, -1",
    "1.0-1, 1.0+dfsg-1, -1",
    "1.0, 1.0^git1, -1",
    "1.0^git1, 1.0.1, -1",
    "8u181-b13-2, 8u191, -1",
  })
  void ordersAsPackageManagersDo(String a, String b, int expected) {
    assertEquals(expected, Integer.signum(VersionOrder.compare(a, b)));
    assertEquals(-expected, Integer.signum(VersionOrder.compare(b, a)));
  }

  @Property(seed = "20261125")
  void isItsOwnEqualAndAntisymmetric(@ForAll String a, @ForAll String b) {
    assertEquals(0, VersionOrder.compare(a, a));
    assertEquals(
        Integer.signum(VersionOrder.compare(a, b)), -Integer.signum(VersionOrder.compare(b, a)));
  }
}
