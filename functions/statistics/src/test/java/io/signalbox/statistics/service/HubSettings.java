package io.signalbox.statistics.service;

import io.signalbox.settings.Token;

/** The settings of a {@link Hub}: who asks, and where events go. */
final class HubSettings {
  static final String DOCUMENT =
      """
      {"instances": {
         "admin": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"administer": true}},
         "cert-at": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true}},
         "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["soc", "net", "few"]}}},
       "destinations": {"soc": {"method": "pull"}, "secret": {"method": "pull"},
                        "net": {"method": "pull", "networks": ["192.0.2.0/24", "2001:db8::/32"]},
                        "few": {"method": "pull", "fields": {"drop": ["source.ip"]}}},
       "routes": {}}
      """
          .formatted(Token.hashOf("admin"), Token.hashOf("cert-at"), Token.hashOf("reader"));

  private HubSettings() {}
}
