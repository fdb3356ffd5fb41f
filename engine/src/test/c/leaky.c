/* Opens a socket for a question about an interface some hundred times a second and forgets it;
   opens and closes another one beside it. Ends by itself after two minutes. */
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

__attribute__((noinline)) int forgets_its_socket(void) {
  struct ifreq request;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  memset(&request, 0, sizeof request);
  strcpy(request.ifr_name, "lo");
  ioctl(s, SIOCGIFADDR, &request);
  return s > 0;
}

__attribute__((noinline)) int closes_its_socket(void) {
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  close(s);
  return s > 0;
}

int main(void) {
  int n = 0;
  alarm(120);
  for (;;) {
    n += forgets_its_socket() + closes_its_socket();
    usleep(10000);
  }
  return n;
}
