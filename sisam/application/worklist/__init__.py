"""The work of somebody's organisations: what is asked of them now, the most urgent first."""
