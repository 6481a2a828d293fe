package io.signalbox.deliver.xmpp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Looks up where a domain's XMPP server listens. */
@FunctionalInterface
interface Services {

  /** As the DNS has it. */
  Services DNS = Services::lookUp;

  /** A host and port. */
  record Service(int priority, String host, int port) {}

  /** The servers of a domain (RFC 6120 section 3.2.1), the preferred one first; maybe none. */
  List<Service> of(String domain);

  /** The JDK's DNS provider answers with texts, of which no object is made. */
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private static List<Service> lookUp(String domain) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    environment.put("com.sun.jndi.dns.timeout.initial", "1000");
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    List<Service> services = new ArrayList<>();
    try {
      Attribute records =
          new InitialDirContext(environment)
              .getAttributes("dns:/_xmpp-client._tcp." + domain, new String[] {"SRV"})
              .get("SRV");
      for (int index = 0; records != null && index < records.size(); index++) {
        String[] fields = String.valueOf(records.get(index)).split(" ", -1);
        services.add(
            new Service(
                Integer.parseInt(fields[0]),
                fields[3].replaceFirst("\\.$", ""),
                Integer.parseInt(fields[2])));
      }
    } catch (NamingException | NumberFormatException none) {
      // A domain without such records is its own server.
      return List.of();
    }
    services.sort(Comparator.comparingInt(Service::priority));
    return services;
  }
}
