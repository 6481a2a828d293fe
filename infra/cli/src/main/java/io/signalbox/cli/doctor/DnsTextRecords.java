package io.signalbox.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the DNS by the JDK's own client. */
final class DnsTextRecords implements TextRecords {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*[.]?");

  private final String server;

  /**
   * Makes it.
   *
   * @param server such as {@code dns://192.0.2.53:53}; {@code dns:} for those of this machine
   */
  DnsTextRecords(String server) {
    this.server = server;
  }

  @Override
  // The DNS gives text, which nothing deserializes; a name that is checked is no URL of another
  // service.
  @SuppressWarnings({"JdkObsolete", "BanJNDI"})
  public List<String> of(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IOException(name + " is no domain name");
    }
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    environment.put("com.sun.jndi.dns.timeout.initial", "2000");
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      InitialDirContext context = new InitialDirContext(environment);
      try {
        return values(context.getAttributes(name, new String[] {"TXT"}).get("TXT"));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return List.of();
    } catch (NamingException fault) {
      throw new IOException("the name servers cannot be asked for " + name, fault);
    }
  }

  private static List<String> values(@Nullable Attribute records) throws NamingException {
    List<String> values = new ArrayList<>();
    if (records != null) {
      NamingEnumeration<?> all = records.getAll();
      while (all.hasMore()) {
        // Strings of one record come quoted, with blanks between them (RFC 7208, section 3.3).
        values.add(String.valueOf(all.next()).replace("\" \"", "").replace("\"", ""));
      }
    }
    return values;
  }
}
