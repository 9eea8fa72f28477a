"""The use cases on cases: opening, importing, acting, listing, letting time pass."""
