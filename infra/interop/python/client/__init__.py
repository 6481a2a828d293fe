"""Tests of IntelMQ's client, without a hub: python -m unittest discover -s client -t ."""
