/*
 * The fault of the live incident: an in-house PHP extension that forgets a socket.
 *
 * t_server_ip() tells a page the address of the interface eth1. get_eth1_ip_str() asks the kernel through a
 * socket made for that one ioctl, and never closes it: every call costs the worker one descriptor. The socket
 * is neither bound nor connected, so it is in none of the tables under /proc/net.
 */
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "php.h"

/* Not static and not inlined: a stack trace shall name it, as it names the function of a real extension. */
__attribute__((noinline)) int get_eth1_ip_str(char *text, socklen_t size)
{
	struct ifreq request;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0) {
		return -1;
	}
	memset(&request, 0, sizeof(request));
	strncpy(request.ifr_name, "eth1", IFNAMSIZ - 1);
	int answer = ioctl(fd, SIOCGIFADDR, &request);
#ifdef REPAIRED
	close(fd); /* what the first version forgets */
#endif
	if (answer < 0) {
		return -1; /* the leak, where the interface is missing */
	}
	struct sockaddr_in *address = (struct sockaddr_in *) &request.ifr_addr;
	return inet_ntop(AF_INET, &address->sin_addr, text, size) == NULL ? -1 : 0; /* and the leak where it is there */
}

ZEND_BEGIN_ARG_INFO_EX(arginfo_t_server_ip, 0, 0, 0)
ZEND_END_ARG_INFO()

PHP_FUNCTION(t_server_ip)
{
	char text[INET_ADDRSTRLEN] = "";

	ZEND_PARSE_PARAMETERS_NONE();
	if (get_eth1_ip_str(text, sizeof(text)) != 0) {
		RETURN_FALSE;
	}
	RETURN_STRING(text);
}

static const zend_function_entry t_common_functions[] = {
	PHP_FE(t_server_ip, arginfo_t_server_ip)
	PHP_FE_END
};

static zend_module_entry t_common_module_entry = {
	STANDARD_MODULE_HEADER,
	"t_common",
	t_common_functions,
	NULL, NULL, NULL, NULL, NULL,
	"1.4.2",
	STANDARD_MODULE_PROPERTIES
};

ZEND_GET_MODULE(t_common)
