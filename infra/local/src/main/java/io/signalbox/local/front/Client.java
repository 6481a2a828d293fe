package io.signalbox.local.front;

import io.signalbox.access.Caller;

/**
 * Who sends a request, as far as its head tells. All requests of a client, whatever credential each
 * shows, share what one client may use.
 *
 * @param name of the instance or person; if nobody is known to send it, the address
 * @param identified whether the request carries a valid credential
 */
record Client(String name, boolean identified) {

  static Client of(Caller caller) {
    return new Client(caller.name(), true);
  }

  static Client at(String address) {
    return new Client(address, false);
  }
}
