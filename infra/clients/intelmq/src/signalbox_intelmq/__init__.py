"""Connects IntelMQ with a Signalbox hub: bots that post events as envelopes (IEP04) and that read feeds."""
