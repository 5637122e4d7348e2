using System.Net;
using LiveFair.Web.Security;

namespace LiveFair.Web.Tests.Security;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::")]
    [InlineData("::1", "::")]
    public void IPv4_counts_whole_and_IPv6_by_its_network(string address, string counted) =>
        Assert.Equal(IPAddress.Parse(counted), ClientAddress.Counted(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.0")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.0")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1::")]
    [InlineData("2001:db8:1:ffff::1", "2001:db8:1::")]
    [InlineData("2001:db8:2::1", "2001:db8:2::")]
    public void The_network_around_it_is_24_bits_of_IPv4_and_48_of_IPv6(string address, string network) =>
        Assert.Equal(IPAddress.Parse(network), ClientAddress.Network(IPAddress.Parse(address)));

    [Fact]
    public void Who_has_no_address_counts_as_one() =>
        Assert.Equal(IPAddress.Loopback, ClientAddress.Counted(null));
}
